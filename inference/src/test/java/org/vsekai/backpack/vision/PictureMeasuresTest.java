package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.engine.InferenceSettings;

class PictureMeasuresTest {
    private final PictureReader reader = new PictureReader(new InferenceSettings(1, 1, 1 << 22, 1 << 22));

    @Test
    void measuresOfPhotographsAreThoseOfOpenCv() throws IOException {
        for (var golden : new JsonMapper().readTree(resource("measures/opencv.json"))) {
            var name = golden.get("file").asText();
            var measures = PictureMeasures.of(reader.decode(resource("nanodet/" + name)));

            assertThat(measures.sharpness())
                    .as(name)
                    .isCloseTo(golden.get("sharpness").asDouble(), within(1e-3));
            assertThat(measures.brightness()).isCloseTo(golden.get("brightness").asDouble(), within(1e-9));
            assertThat(measures.clippedShare())
                    .isCloseTo(golden.get("clipped_share").asDouble(), within(1e-4));
            assertThat(measures.perceptualHash())
                    .isEqualTo(
                            Long.parseUnsignedLong(golden.get("perceptual_hash").asText(), 16));
        }
    }

    @Test
    void aPlainPictureIsNotSharpAndHasNoBits() {
        var grey = PictureMeasures.of(Pictures.of(640, 480, (x, y) -> 128));

        assertThat(grey.sharpness()).isCloseTo(0, within(1e-9));
        assertThat(grey.brightness()).isCloseTo(128 / 255.0, within(1e-9));
        assertThat(grey.clippedShare()).isZero();
        assertThat(grey.perceptualHash()).isZero();
    }

    @Test
    void blackAndWhitePixelsAreClipped() {
        var halves = PictureMeasures.of(Pictures.of(200, 100, (x, y) -> x < 50 ? 0 : x < 100 ? 255 : 120));

        assertThat(halves.clippedShare()).isEqualTo(0.5);
    }

    @Test
    void aBlurredPictureIsLessSharp() {
        var noise = new Random(7);
        var sharp = new int[64 * 64];
        for (int i = 0; i < sharp.length; i++) {
            sharp[i] = noise.nextInt(256);
        }
        var one = PictureMeasures.of(Pictures.of(62, 62, (x, y) -> sharp[(y + 1) * 64 + x + 1]));
        var other = PictureMeasures.of(Pictures.of(62, 62, (x, y) -> mean(sharp, x, y)));

        assertThat(other.sharpness()).isLessThan(one.sharpness() / 10);
    }

    private static int mean(int[] cells, int x, int y) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += cells[(y + i / 3) * 64 + x + i % 3];
        }
        return sum / 9;
    }

    @Test
    void aPictureOfOnePixelHasMeasuresToo() {
        var dot = PictureMeasures.of(Pictures.of(1, 1, (x, y) -> 200));

        assertThat(dot.sharpness()).isZero();
        assertThat(dot.perceptualHash()).isZero();
    }

    private static byte[] resource(String name) throws IOException {
        try (var stream = PictureMeasuresTest.class.getResourceAsStream("/" + name)) {
            return stream.readAllBytes();
        }
    }
}
