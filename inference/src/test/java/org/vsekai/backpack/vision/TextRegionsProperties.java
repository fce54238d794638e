package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.catalogue.ModelSettings;

class TextRegionsProperties {
    private static final TextRegions REGIONS =
            new TextRegions(new ModelSettings.TextReading(736, 2_000, 8, 0.3, 0.5, 1.6, 0.5));

    @Property
    void aBarIsFoundAndGrown(
            @ForAll @IntRange(min = 40, max = 200) int length, @ForAll @IntRange(min = 6, max = 30) int height) {
        var map = new float[400 * 200];
        fill(map, 400, 100, 80, length, height, 0.9f);

        var found = REGIONS.find(map, 400, 200, 400, 200);

        assertThat(found).hasSize(1);
        double distance = length * height * 1.6 / (2.0 * (length + height));
        var box = found.get(0);
        assertThat(box.x0()).isCloseTo(Math.max(0, 100 - distance), within(1.5));
        assertThat(box.y0()).isCloseTo(Math.max(0, 80 - distance), within(1.5));
        assertThat(box.x2()).isCloseTo(Math.min(399, 100 + length + distance), within(1.5));
        assertThat(box.y2()).isCloseTo(80 + height + distance, within(1.5));
    }

    @Property
    void weakAndThinRegionsAreNone(@ForAll @IntRange(min = 20, max = 200) int length) {
        var weak = new float[400 * 200];
        fill(weak, 400, 100, 80, length, 20, 0.4f);
        var thin = new float[400 * 200];
        fill(thin, 400, 100, 80, length, 2, 0.9f);

        assertThat(REGIONS.find(weak, 400, 200, 400, 200)).isEmpty();
        assertThat(REGIONS.find(thin, 400, 200, 400, 200)).isEmpty();
    }

    @Example
    void linesComeRowByRowFromTheLeft() {
        var map = new float[400 * 200];
        fill(map, 400, 250, 22, 60, 12, 0.9f);
        fill(map, 400, 50, 25, 60, 12, 0.9f);
        fill(map, 400, 30, 100, 60, 12, 0.9f);

        assertThat(REGIONS.find(map, 400, 200, 800, 400))
                .extracting(Quadrilateral::x0)
                .satisfiesExactly(
                        first -> assertThat(first).isBetween(60.0, 100.0),
                        second -> assertThat(second).isBetween(460.0, 500.0),
                        third -> assertThat(third).isBetween(20.0, 60.0));
    }

    /** Compared with flooding by repetition. */
    @Property(tries = 300)
    void pixelsThatTouchAreOneRegion(@ForAll long seed) {
        var random = new java.util.Random(seed);
        var mask = new boolean[12 * 9];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = random.nextInt(100) < 35;
        }
        var labels = labels(mask, 12, 9);
        var regions = new ConnectedRegions(mask.clone(), 12, 9);
        var seen = new HashSet<Integer>();
        for (int[] points = regions.next(); points.length > 0; points = regions.next()) {
            int label = labels[points[1] * 12 + points[0]];
            assertThat(seen.add(label)).isTrue();
            for (int i = 0; i < points.length; i += 2) {
                assertThat(labels[points[i + 1] * 12 + points[i]]).isEqualTo(label);
            }
        }

        assertThat((long) seen.size())
                .isEqualTo(Arrays.stream(labels)
                        .filter(label -> label > 0)
                        .distinct()
                        .count());
    }

    private static int[] labels(boolean[] mask, int width, int height) {
        var labels = new int[mask.length];
        for (int i = 0; i < mask.length; i++) {
            labels[i] = mask[i] ? i + 1 : 0;
        }
        for (boolean isChanged = true; isChanged; ) {
            isChanged = false;
            for (int i = 0; i < mask.length; i++) {
                for (int j = 0; j < mask.length; j++) {
                    boolean doTouch = Math.abs(i % width - j % width) <= 1 && Math.abs(i / width - j / width) <= 1;
                    if (mask[i] && mask[j] && doTouch && labels[j] < labels[i]) {
                        labels[i] = labels[j];
                        isChanged = true;
                    }
                }
            }
        }
        assertThat(height * width).isEqualTo(labels.length);
        return labels;
    }

    private static void fill(float[] map, int width, int x, int y, int length, int height, float value) {
        for (int row = y; row < y + height; row++) {
            Arrays.fill(map, row * width + x, row * width + x + length, value);
        }
    }

    @Example
    void theMeanIsOfWhatIsInside() {
        var map = new float[20 * 10];
        fill(map, 20, 5, 2, 10, 5, 1);

        assertThat(MapMean.inside(new Quadrilateral(5, 2, 14, 2, 14, 6, 5, 6), map, 20, 10))
                .isEqualTo(1);
        assertThat(MapMean.inside(new Quadrilateral(0, 2, 19, 2, 19, 6, 0, 6), map, 20, 10))
                .isEqualTo(0.5);
        assertThat(List.of(MapMean.inside(new Quadrilateral(9, 0, 9, 0, 9, 0, 9, 0), map, 20, 10)))
                .containsExactly(0.0);
    }
}
