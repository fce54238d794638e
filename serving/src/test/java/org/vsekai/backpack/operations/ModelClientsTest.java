package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Clients of others, tritonclient and openai for Python, ask the server's models. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelClientsTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));

    private JsonNode answers;

    @BeforeAll
    void ask(@TempDir Path data) throws Exception {
        World.in(data);
        try (var server = RunningServer.on(data, RunningServer.models(true, 1), HOME.resolve("conf/models"))) {
            var client = new ProcessBuilder(
                            python(),
                            HOME.resolve("serving/src/test/python/model_clients.py")
                                    .toString(),
                            server.address("").toString(),
                            HOME.resolve("inference/src/test/resources/speech/speech-16k.wav")
                                    .toString())
                    .redirectError(data.resolve("client.log").toFile())
                    .start();
            var output = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(client.waitFor())
                    .as(Files.readString(data.resolve("client.log")))
                    .isZero();
            answers = new ObjectMapper().readTree(output);
        }
    }

    @Test
    void tritonclientGetsTheSameTensorsByBytesAndByJson() {
        var tensors = answers.at("/tensors");

        assertThat(tensors.at("/live").asBoolean()).isTrue();
        assertThat(tensors.at("/ready").asBoolean()).isTrue();
        assertThat(tensors.at("/inputs").asText()).isEqualTo("images");
        assertThat(tensors.at("/shape").toString()).isEqualTo("[2,512]");
        assertThat(tensors.at("/difference").asDouble()).isLessThan(1e-5);
    }

    @Test
    void openaiListsTheModelsAndUnderstandsARefusal() {
        assertThat(answers.at("/models").toString()).contains("nanodet-coco", "smollm2-135m");
        assertThat(answers.at("/refusal").asInt()).isEqualTo(404);
    }

    @Test
    void openaiEmbedsTexts() {
        var embeddings = fetched("/embeddings");

        assertThat(embeddings.at("/near").asDouble())
                .isGreaterThan(embeddings.at("/far").asDouble() + 0.2);
    }

    @Test
    void openaiTalksAndStreamsTheSame() {
        var chat = fetched("/chat");

        assertThat(chat.at("/whole").asText())
                .isNotBlank()
                .isEqualTo(chat.at("/pieces").asText());
        assertThat(chat.at("/reason").asText()).isEqualTo("length");
    }

    @Test
    void openaiHearsAndSpeaks() {
        assertThat(fetched("/transcription").asText()).isNotBlank();
        assertThat(fetched("/speech").asDouble()).isBetween(0.5, 5.0);
    }

    private JsonNode fetched(String part) {
        var answer = answers.at(part);
        assumeTrue(
                !answer.has("absent"), () -> "skipped: " + answer.at("/absent").asText());
        return answer;
    }

    private static String python() {
        var named = System.getProperty("backpack.golden");
        var python = named == null ? HOME.resolve(".venv/golden/bin/python").toString() : named;
        assumeTrue(
                Files.isExecutable(Path.of(python)),
                "not tried with clients of others: there is no " + python + "; bin/python-environment golden makes it");
        return python;
    }
}
