package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlaneResizeProperties {
    @Property(tries = 300)
    void eachValueIsTheMeanOfItsFourNeighbours(
            @ForAll @IntRange(min = 1, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 30) int height,
            @ForAll @IntRange(min = 1, max = 30) int toWidth,
            @ForAll @IntRange(min = 1, max = 30) int toHeight,
            @ForAll long seed) {
        var planes = new float[5 + width * height];
        var random = new Random(seed);
        for (int i = 0; i < planes.length; i++) {
            planes[i] = random.nextFloat();
        }
        var rows = new int[1];
        new PlaneResize(width, height, toWidth, toHeight).scale(planes, 5, (y, values) -> {
            assertThat(y).isEqualTo(rows[0]++);
            for (int x = 0; x < toWidth; x++) {
                double exact = naive(
                        planes, width, height, (x + 0.5) * width / toWidth - 0.5, (y + 0.5) * height / toHeight - 0.5);
                assertThat((double) values[x]).isCloseTo(exact, within(1e-5));
            }
        });
        assertThat(rows[0]).isEqualTo(toHeight);
    }

    private static double naive(float[] planes, int width, int height, double x, double y) {
        double cx = Math.max(0, Math.min(width - 1.0, x));
        double cy = Math.max(0, Math.min(height - 1.0, y));
        double sum = 0;
        for (int i = 0; i < width * height; i++) {
            double weightX = Math.max(0, 1 - Math.abs(cx - i % width));
            double weightY = Math.max(0, 1 - Math.abs(cy - Math.floorDiv(i, width)));
            sum += planes[5 + i] * weightX * weightY;
        }
        return sum;
    }
}
