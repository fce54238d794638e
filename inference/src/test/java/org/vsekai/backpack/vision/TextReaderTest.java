package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.catalogue.Fetched;
import org.vsekai.backpack.catalogue.ModelTask;

class TextReaderTest {
    private static TextReader reader;

    @BeforeAll
    static void open() {
        reader = TextReader.open(Fetched.model(ModelTask.IMAGE_TO_TEXT, "pp-ocr-v6-small"), Shipped.settings(1));
    }

    @AfterAll
    static void close() {
        if (reader != null) {
            reader.close();
        }
    }

    @Test
    void theGoldenLineIsReadWithTheGoldenScore() {
        var golden = json("ocr.json");
        var corners = golden.get("crop_x1_y1_x2_y2");
        double x1 = corners.get(0).intValue();
        double y1 = corners.get(1).intValue();
        double x2 = corners.get(2).intValue();
        double y2 = corners.get(3).intValue();

        var crop = PerspectiveCrop.of(picture("text.png"), new Quadrilateral(x1, y1, x2, y1, x2, y2, x1, y2));
        var sequence = reader.recognise(List.of(crop))[0];

        assertThat(sequence.text()).isEqualTo(golden.get("text").textValue());
        assertThat(sequence.score()).isCloseTo(golden.get("mean_score").doubleValue(), within(1e-3));
    }

    /** As rapidocr 3.10.0 reads them, whose outlines differ by what Clipper rounds. */
    @ParameterizedTest
    @ValueSource(strings = {"page", "tilted"})
    void linesAreThoseOfTheReference(String name) {
        var golden = json("rapidocr.json").get(name);
        var lines = reader.read(picture(name + ".png")).lines();

        assertThat(lines).hasSize(golden.get("txts").size());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            assertThat(line.text()).isEqualTo(golden.get("txts").get(i).textValue());
            assertThat(line.score()).isCloseTo(golden.get("scores").get(i).doubleValue(), within(0.02));
            assertThat(corners(line.outline()))
                    .containsExactly(corners(golden.get("boxes").get(i)), within(2.0));
        }
    }

    @ParameterizedTest
    @CsvSource({"text.png", "upright.png"})
    void stripsAndTurnedLinesAreRead(String name) {
        assertThat(reader.read(picture(name)).text()).isEqualTo("EXIT DOOR 42");
    }

    @Test
    void aLineUpsideDownIsTurnedOver() {
        assertThat(reader.read(picture("upside.png")).text()).contains("DOOR").contains("42");
    }

    @Test
    void allPartsOfTheTimeAreMeasured() {
        var times = reader.read(picture("page.png")).milliseconds();

        assertThat(List.of(times.preprocess(), times.infer(), times.postprocess()))
                .allMatch(part -> part > 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 900", "900, 1", "33, 31", "7, 2100"})
    void picturesOfAnySidesAreTaken(int width, int height) {
        var page = reader.read(Pictures.of(width, height, (x, y) -> 200));

        assertThat(page.lines()).isEmpty();
        assertThat(page.text()).isEmpty();
    }

    @Test
    void aModelOfAnotherArchitectureIsRefused() {
        assertThatThrownBy(() -> TextReader.open(Shipped.nanoDet(), Shipped.settings(1)))
                .hasMessageContaining("pp-ocr is needed");
    }

    private static double[] corners(Quadrilateral box) {
        return new double[] {box.x0(), box.y0(), box.x1(), box.y1(), box.x2(), box.y2(), box.x3(), box.y3()};
    }

    private static double[] corners(JsonNode box) {
        var corners = new double[8];
        for (int i = 0; i < 8; i++) {
            corners[i] = box.get(i / 2).get(i % 2).doubleValue();
        }
        return corners;
    }

    private static Picture picture(String name) {
        try (var stream = TextReaderTest.class.getResourceAsStream("/ocr/" + name)) {
            return new PictureReader(Shipped.settings(1)).decode(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(String name) {
        try {
            return new ObjectMapper().readTree(TextReaderTest.class.getResourceAsStream("/ocr/" + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
