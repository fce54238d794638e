package org.vsekai.backpack.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.catalogue.Fetched;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.TextTokenizer;

class TextEmbedderTest {
    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 1, 1 << 20, 1 << 20);
    private static TextEmbedder embedder;
    private static JsonNode golden;

    @BeforeAll
    static void open() throws IOException {
        var model = Fetched.model(ModelTask.EMBEDDING, "minilm-l6-v2");
        embedder = TextEmbedder.open(model, SETTINGS);
        golden = new ObjectMapper().readTree(TextEmbedderTest.class.getResourceAsStream("/minilm/minilm-l6-v2.json"));
    }

    @AfterAll
    static void close() {
        if (embedder != null) {
            embedder.close();
        }
    }

    @Test
    void tokensAreTheGoldenOnes() {
        try (var tokenizer = TextTokenizer.load(Fetched.model(ModelTask.EMBEDDING, "minilm-l6-v2"), 256)) {
            for (var sentence : golden.get("sentences")) {
                assertThat(tokenizer.encode(sentence.get("text").textValue()))
                        .containsExactly(
                                StreamSupport.stream(sentence.get("input_ids").spliterator(), false)
                                        .mapToLong(JsonNode::longValue)
                                        .toArray());
            }
        }
    }

    @Test
    void vectorsAndTheirCosinesAreTheGoldenOnes() {
        var sentences = golden.get("sentences");
        var vectors = embedder.embed(
                sentences.findValues("text").stream().map(JsonNode::textValue).toList());

        for (int i = 0; i < vectors.size(); i++) {
            var expected = sentences.get(i).get("embedding");
            assertThat(vectors.get(i)).hasSize(384);
            for (int j = 0; j < 384; j++) {
                assertThat((double) vectors.get(i)[j]).isCloseTo(expected.get(j).doubleValue(), within(1e-5));
            }
            for (int j = 0; j < vectors.size(); j++) {
                assertThat(cosine(vectors.get(i), vectors.get(j)))
                        .isCloseTo(golden.get("cosine").get(i).get(j).doubleValue(), within(1e-3));
            }
        }
    }

    @Test
    void aTextHasTheSameVectorAloneAndAmongLongerOnes() {
        var texts = IntStream.range(0, 70)
                .mapToObj(i -> "a chair " + "beside a table ".repeat(i % 9) + i)
                .toList();

        var together = embedder.embed(texts);

        assertThat(together).hasSize(70);
        for (int i = 0; i < 70; i += 13) {
            var alone = embedder.embed(List.of(texts.get(i))).get(0);
            assertThat(cosine(together.get(i), alone)).isCloseTo(1, within(1e-5));
        }
        assertThat(cosine(together.get(0), together.get(1))).isLessThan(0.999);
    }

    @Test
    void ofALongTextTheBeginningCounts() {
        var vectors = embedder.embed(List.of("red chair ".repeat(300), "red chair ".repeat(6_000), "bread"));

        assertThat(cosine(vectors.get(0), vectors.get(1))).isCloseTo(1, within(1e-6));
        assertThat(cosine(vectors.get(0), vectors.get(2))).isLessThan(0.7);
    }

    @Test
    void otherScriptsAndSignsHaveVectorsToo() {
        assertThat(embedder.embed(List.of("椅子", "😀", "\u0000", "ñandú")))
                .allSatisfy(vector -> assertThat(cosine(vector, vector)).isCloseTo(1, within(1e-5)));
    }

    @Test
    void noTextsGiveNothing() {
        assertThat(embedder.embed(List.of())).isEmpty();
    }

    @Test
    void emptyTextsAndTooManyOrTooLongOnesAreRefused() {
        assertThatThrownBy(() -> embedder.embed(List.of("chair", " ")))
                .isInstanceOf(UnusableTextException.class)
                .hasMessageContaining("text 1 is empty");
        assertThatThrownBy(() -> embedder.embed(List.of("a".repeat(TextEmbedder.MOST_CHARACTERS + 1))))
                .hasMessageContaining("65537 characters");
        assertThatThrownBy(() -> embedder.embed(Collections.nCopies(TextEmbedder.MOST_TEXTS + 1, "a")))
                .hasMessageContaining("4097 texts");
    }

    @Test
    void aModelOfAnotherArchitectureIsRefused() {
        var other = Fetched.model(ModelTask.OBJECT_DETECTION, "nanodet-coco");

        assertThatThrownBy(() -> TextEmbedder.open(other, SETTINGS)).hasMessageContaining("minilm is needed");
    }

    private static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (double) one[i] * other[i];
        }
        return sum;
    }
}
