package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PictureMeasuresProperties {
    /** Each cell of the source cut into so many that the new cells' edges fall on cuts: plain sums are exact. */
    @Property(tries = 200)
    void scalingIsTheMeanOfTheAreaThatACellCovers(
            @ForAll @IntRange(min = 1, max = 12) int fromWidth,
            @ForAll @IntRange(min = 1, max = 12) int fromHeight,
            @ForAll @IntRange(min = 1, max = 12) int width,
            @ForAll @IntRange(min = 1, max = 12) int height,
            @ForAll long seed) {
        var source = new Random(seed).doubles((long) fromWidth * fromHeight).toArray();
        var average = new AreaAverage(fromWidth, fromHeight, width, height);
        for (int y = 0; y < fromHeight; y++) {
            average.add(Arrays.copyOfRange(source, y * fromWidth, (y + 1) * fromWidth));
        }

        for (int cell = 0; cell < width * height; cell++) {
            int x = cell % width;
            int y = cell / width;
            double sum = 0;
            for (int v = y * fromHeight; v < (y + 1) * fromHeight; v++) {
                for (int u = x * fromWidth; u < (x + 1) * fromWidth; u++) {
                    sum += source[v / height * fromWidth + u / width];
                }
            }
            assertThat(average.cells()[cell]).isCloseTo(sum / (fromWidth * fromHeight), within(1e-12));
        }
    }

    @Property(tries = 50)
    void theHashIsThatOfThePlainDefinition(@ForAll long seed) {
        var random = new Random(seed);
        var luminance = random.doubles(32 * 32, 0, 255).toArray();
        var coefficients = new double[64];
        for (int k = 0; k < 64; k++) {
            int v = k / 8 + 1;
            int u = k % 8 + 1;
            for (int i = 0; i < 32 * 32; i++) {
                int y = i / 32;
                int x = i % 32;
                coefficients[k] +=
                        luminance[i] * Math.cos(Math.PI / 32 * (x + 0.5) * u) * Math.cos(Math.PI / 32 * (y + 0.5) * v);
            }
        }
        double median =
                Arrays.stream(coefficients).sorted().skip(31).limit(2).average().orElseThrow();
        var bits = new StringBuilder();
        Arrays.stream(coefficients).forEach(value -> bits.append(value > median ? '1' : '0'));

        assertThat(PerceptualHash.of(luminance)).isEqualTo(Long.parseUnsignedLong(bits.toString(), 2));
        assertThat(bits.chars().filter(bit -> bit == '1').count()).isEqualTo(32);
    }

    @Property(tries = 20)
    void brighterOrSmallerPicturesHashMuchAlike(@ForAll long seed) {
        var random = new Random(seed);
        var blocks = random.ints(64, 20, 200).toArray();
        var picture = PictureMeasures.of(Pictures.of(512, 512, (x, y) -> blocks[y / 64 * 8 + x / 64]));
        var brighter = PictureMeasures.of(Pictures.of(512, 512, (x, y) -> blocks[y / 64 * 8 + x / 64] + 40));
        var smaller = PictureMeasures.of(Pictures.of(128, 128, (x, y) -> blocks[y / 16 * 8 + x / 16]));

        assertThat(PerceptualHash.distance(picture.perceptualHash(), brighter.perceptualHash()))
                .isLessThanOrEqualTo(2);
        assertThat(PerceptualHash.distance(picture.perceptualHash(), smaller.perceptualHash()))
                .isLessThanOrEqualTo(4);
    }
}
