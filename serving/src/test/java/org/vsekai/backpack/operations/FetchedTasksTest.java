package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;

/** Tasks of speech and language, by their own routes and by those in the form of OpenAI's interface, on models that are fetched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FetchedTasksTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Path MODELS = HOME.resolve("conf/models");
    private static final Path SPEECH = HOME.resolve("inference/src/test/resources/speech/speech-16k.wav");
    private static final ObjectMapper JSON = new ObjectMapper();

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data, RunningServer.models(true, 1), MODELS);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void speechIsWrittenDown() throws IOException {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");

        var said = post("/v1/tasks/speech-to-text", "audio/wav", Files.readAllBytes(SPEECH), "")
                .json(200);

        assertThat(said.at("/text").asText()).isEqualTo(golden());
        assertThat(said.at("/segments/0/end").asDouble())
                .isBetween(0.5, said.at("/seconds").asDouble());
    }

    @Test
    void whatIsSpokenIsUnderstoodAgain() throws IOException {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        requireVoice();

        var spoken = post(
                "/v1/tasks/text-to-speech?speed=1.1",
                "text/plain",
                "The chair stands beside the table.".getBytes(StandardCharsets.UTF_8),
                "");
        assertThat(spoken.status()).as(spoken.text()).isEqualTo(200);
        assertThat(spoken.header("Content-Type")).isEqualTo("audio/wav");
        var again = post(
                "/v1/tasks/speech-to-speech", "audio/wav", spoken.response().body(), "");
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        var text =
                post("/v1/tasks/speech-to-text", "audio/wav", again.response().body(), "text/plain");

        assertThat(text.text()).containsIgnoringCase("chair").containsIgnoringCase("table");
    }

    @Test
    void silenceHasNoWords() {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");
        requireVoice();

        assertThat(post("/v1/tasks/speech-to-text", "audio/wav", silence(2), "")
                        .json(200)
                        .at("/text")
                        .asText())
                .isEmpty();
        assertThat(post("/v1/tasks/speech-to-speech", "audio/wav", silence(2), "")
                        .problem(400))
                .isEqualTo("unreadable-input");
    }

    @Test
    void aSoundOfTooManySecondsIsRefused() {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");

        assertThat(post("/v1/tasks/speech-to-text", "audio/wav", silence(61), "")
                        .problem(413))
                .isEqualTo("input-too-large");
    }

    @ParameterizedTest
    @CsvSource({
        "json, application/json",
        "text, text/plain",
        "verbose_json, application/json",
        "srt, text/plain",
        "vtt, text/plain"
    })
    void transcriptionsComeInEachFormat(String format, String type) throws IOException {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");

        var answer = form("whisper-tiny-en", format);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith(type);
        assertThat(answer.text()).contains(golden());
        if (format.equals("srt")) {
            assertThat(answer.text()).startsWith("1\n00:00:00,");
        } else if (format.equals("vtt")) {
            assertThat(answer.text()).startsWith("WEBVTT\n\n00:00:00.");
        }
    }

    @Test
    void formsThatAreWrongAreRefused() throws IOException {
        requireFetched(ModelTask.SPEECH_TO_TEXT, "whisper-tiny-en");

        assertThat(form("whisper-tiny-en", "mp3").problem(400)).isEqualTo("invalid-body");
        assertThat(form("another", "json").problem(404)).isEqualTo("not-found");
        assertThat(post("/v1/audio/transcriptions", "audio/wav", new byte[3], "")
                        .problem(415))
                .isEqualTo("unsupported-type");
    }

    @Test
    void speechComesAsWavOrAsBareSamples() {
        requireVoice();

        var wav = json("/v1/audio/speech", "{\"input\":\"Hello.\",\"model\":\"piper-joe\",\"voice\":\"joe\"}");
        var pcm = json("/v1/audio/speech", "{\"input\":\"Hello.\",\"response_format\":\"pcm\"}");

        assertThat(wav.text()).startsWith("RIFF");
        assertThat(pcm.header("Content-Type")).isEqualTo("audio/pcm");
        assertThat(pcm.response().body().length).isGreaterThan(8_000);
        assertThat(json("/v1/audio/speech", "{\"input\":\"Hello.\",\"response_format\":\"mp3\"}")
                        .problem(400))
                .isEqualTo("invalid-body");
        assertThat(json("/v1/audio/speech", "{\"input\":\" \"}").problem(400)).isEqualTo("invalid-body");
    }

    @Test
    void embeddingsAreNumbersOrBase64() {
        requireFetched(ModelTask.EMBEDDING, "minilm-l6-v2");

        var numbers = json("/v1/embeddings", "{\"input\":[\"a cat\",\"a kitten\",\"a bridge\"]}")
                .json(200);
        var packed = json("/v1/embeddings", "{\"input\":\"a cat\",\"encoding_format\":\"base64\"}")
                .json(200);

        var floats = ByteBuffer.wrap(Base64.getDecoder()
                        .decode(packed.at("/data/0/embedding").asText()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        assertThat(floats.capacity()).isEqualTo(384);
        for (int i = 0; i < 384; i += 37) {
            assertThat(numbers.at("/data/0/embedding/" + i).asDouble()).isCloseTo(floats.get(i), within(1e-5));
        }
        assertThat(cosine(numbers, 0, 1)).isGreaterThan(cosine(numbers, 0, 2) + 0.2);
        assertThat(json("/v1/embeddings", "{\"input\":[]}").problem(400)).isEqualTo("invalid-body");
        assertThat(json("/v1/embeddings", "{\"input\":\"a\",\"dimensions\":12}").problem(400))
                .isEqualTo("invalid-body");
    }

    @Test
    void whatIsSaidOfAThingFindsIt(@TempDir Path data) throws Exception {
        requireFetched(ModelTask.EMBEDDING, "minilm-l6-v2");
        var said = List.of("a wooden chair with arms", "a blue dragon avatar", "an island with palm trees");
        var vectors = json("/v1/embeddings", JSON.writeValueAsString(java.util.Map.of("input", said)))
                .json(200);
        var texts = new java.util.TreeMap<String, List<Float>>();
        for (int i = 0; i < said.size(); i++) {
            var vector = new ArrayList<Float>();
            vectors.at("/data/" + i + "/embedding").forEach(number -> vector.add((float) number.asDouble()));
            texts.put("i" + (2 * i + 2), vector);
        }
        World.withTexts(data, texts);
        try (var described = RunningServer.on(data, RunningServer.models(true, 1), MODELS)) {
            var hits = described
                    .post("/v1/search", "{\"space\":\"text\",\"text\":\"something to sit on\"}")
                    .json(200);

            assertThat(hits.at("/hits/0/entity").asText()).isEqualTo("i2");
            assertThat(hits.at("/hits").size()).isEqualTo(3);
            assertThat(described
                            .post("/v1/search", "{\"space\":\"image\",\"text\":\"a chair\"}")
                            .problem(501))
                    .isEqualTo("no-text-encoder");
        }
    }

    private static double cosine(JsonNode listing, int first, int second) {
        double sum = 0;
        for (int i = 0; i < 384; i++) {
            sum += listing.at("/data/" + first + "/embedding/" + i).asDouble()
                    * listing.at("/data/" + second + "/embedding/" + i).asDouble();
        }
        return sum;
    }

    @Test
    void aStreamedAnswerIsTheWholeAnswerInPieces() {
        requireFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");
        var ask = "{\"messages\":[{\"role\":\"user\",\"content\":\"What is the capital of France?\"}],"
                + "\"max_tokens\":12,\"model\":\"smollm2-135m\"";

        var whole = json("/v1/chat/completions", ask + "}").json(200);
        var pieces = events(
                json("/v1/chat/completions", ask + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));

        var text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.at("/choices/0/delta/content").asText("")));
        assertThat(whole.at("/choices/0/message/content").asText())
                .contains("Paris")
                .isEqualTo(text.toString());
        assertThat(pieces.get(pieces.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo(whole.at("/choices/0/finish_reason").asText());
        assertThat(pieces.get(pieces.size() - 1).at("/usage")).isEqualTo(whole.at("/usage"));
    }

    @Test
    void stepsAreKeptApartFromTheAnswer() {
        requireFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");

        var thought = json(
                        "/v1/chat/completions",
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"Is a chair furniture?\"}],"
                                + "\"max_tokens\":40,\"reasoning_effort\":\"low\",\"scene\":\"s0\"}")
                .json(200);
        var task = post(
                        "/v1/tasks/chain-of-thought?max_tokens=40&scene=s0",
                        "text/plain",
                        "Is a chair furniture?".getBytes(StandardCharsets.UTF_8),
                        "")
                .json(200);

        var message = thought.at("/choices/0/message");
        assertThat(message.at("/reasoning_content").asText()).isNotEmpty();
        assertThat(message.at("/content").asText())
                .isNotEmpty()
                .isEqualTo(task.at("/answer").asText());
        assertThat(message.at("/unsupported").isArray()).isTrue();
        assertThat(task.at("/grounded").asBoolean()).isTrue();
    }

    /** A scene that is private is not there. */
    @ParameterizedTest
    @CsvSource({"s1, 404", "nowhere, 404"})
    void factsOfScenesThatMayNotBeShownAreNotTold(String scene, int status) {
        requireFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");

        assertThat(post(
                                "/v1/tasks/chain-of-thought?scene=" + scene,
                                "text/plain",
                                "What is there?".getBytes(StandardCharsets.UTF_8),
                                "")
                        .problem(status))
                .isEqualTo("not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"messages\":[]}",
                "{\"messages\":[{\"role\":\"ghost\",\"content\":\"hu\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"n\":2}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"temperature\":9}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],\"tools\":[]}",
            })
    void conversationsThatAreWrongAreRefused(String body) {
        requireFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");

        assertThat(json("/v1/chat/completions", body).status()).isEqualTo(400);
        assertThat(json("/v1/chat/completions", body.replace("{\"messages\"", "{\"stream\":true,\"messages\""))
                        .status())
                .isEqualTo(400);
    }

    /** Else the next one would wait for 900 tokens, which takes half a minute or more. */
    @Test
    void aClientThatGoesAwayEndsItsStreamsWork() throws Exception {
        requireFetched(ModelTask.CHAIN_OF_THOUGHT, "smollm2-135m");
        var body = "{\"messages\":[{\"role\":\"user\",\"content\":\"Tell me a very long story.\"}],\"max_tokens\":900,"
                + "\"temperature\":1,\"stream\":true}";
        json("/v1/chat/completions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi.\"}],\"max_tokens\":1}")
                .json(200);
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address("/").getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/chat/completions HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }

        var before = Instant.now();
        json("/v1/chat/completions", "{\"messages\":[{\"role\":\"user\",\"content\":\"Hi.\"}],\"max_tokens\":1}")
                .json(200);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    private static List<JsonNode> events(RunningServer.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
        assertThat(answer.text()).endsWith("data: [DONE]\n\n");
        var events = new ArrayList<JsonNode>();
        for (var line : answer.text().lines().toList()) {
            if (line.startsWith("data: {")) {
                try {
                    events.add(JSON.readTree(line.substring(6)));
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        return events;
    }

    private static void requireFetched(ModelTask task, String name) {
        var absent = new ModelCatalogue(MODELS).find(task, name).absentFiles();
        assumeTrue(absent.isEmpty(), () -> "skipped: ./backpack models " + name + " brings " + absent);
    }

    private static void requireVoice() {
        requireFetched(ModelTask.TEXT_TO_SPEECH, "piper-joe");
        assumeTrue(Files.exists(Path.of("/usr/bin/espeak-ng")), "skipped: apt-get install espeak-ng");
    }

    private static String golden() throws IOException {
        return JSON.readTree(HOME.resolve("inference/src/test/resources/speech/whisper-tiny-en.json")
                        .toFile())
                .at("/text")
                .asText()
                .strip();
    }

    private static byte[] silence(int seconds) {
        int bytes = seconds * 16_000 * 2;
        return ByteBuffer.allocate(44 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(16_000)
                .putInt(32_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(bytes)
                .array();
    }

    private RunningServer.Answer json(String path, String body) {
        return post(path, "application/json", body.getBytes(StandardCharsets.UTF_8), "");
    }

    private RunningServer.Answer form(String model, String format) throws IOException {
        var start = "--edge\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n" + model
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"response_format\"\r\n\r\n" + format
                + "\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.write(start.getBytes(StandardCharsets.UTF_8));
        body.write(Files.readAllBytes(SPEECH));
        body.write("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        return post("/v1/audio/transcriptions", "multipart/form-data; boundary=edge", body.toByteArray(), "");
    }

    private RunningServer.Answer post(String path, String type, byte[] body, String accept) {
        var request = HttpRequest.newBuilder(server.address(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body));
        return server.send(accept.isEmpty() ? request : request.header("Accept", accept));
    }
}
