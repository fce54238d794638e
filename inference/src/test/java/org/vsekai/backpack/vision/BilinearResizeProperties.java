package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class BilinearResizeProperties {
    /** The kernel's roundings move a value by less than one step from exact arithmetic, and one more by rounding. */
    private static final double TOLERANCE = 1.5;

    @Property(tries = 300)
    void eachValueIsThatOfExactArithmeticButForRounding(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 40) int toWidth,
            @ForAll @IntRange(min = 1, max = 40) int toHeight,
            @ForAll long seed) {
        var picture = picture(width, height, seed);
        var resize = new BilinearResize(picture, toWidth, toHeight);
        var row = new int[3 * toWidth];
        for (int y = 0; y < toHeight; y++) {
            resize.row(y, row);
            for (int i = 0; i < row.length; i++) {
                int column = i / 3;
                double exact = naive(
                        picture, (column + 0.5) * width / toWidth - 0.5, (y + 0.5) * height / toHeight - 0.5, i % 3);
                assertThat(Math.abs(row[i] - exact)).isLessThan(TOLERANCE);
            }
        }
    }

    @Property(tries = 100)
    void theSameSizeIsTheSamePictureInAnyOrderOfRows(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll long seed) {
        var picture = picture(width, height, seed);
        var resize = new BilinearResize(picture, width, height);
        var row = new int[3 * width];
        for (int y = height - 1; y >= 0; y--) {
            resize.row(y, row);
            for (int i = 0; i < row.length; i++) {
                assertThat(row[i]).isEqualTo(picture.rgb()[3 * width * y + i] & 0xff);
            }
        }
    }

    private static Picture picture(int width, int height, long seed) {
        var rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        return new Picture(width, height, rgb, 0);
    }

    private static double naive(Picture picture, double x, double y, int channel) {
        double cx = Math.max(0, Math.min(picture.width() - 1.0, x));
        double cy = Math.max(0, Math.min(picture.height() - 1.0, y));
        int left = (int) cx;
        int top = (int) cy;
        double sum = 0;
        for (int dy = 0; dy < 2; dy++) {
            for (int dx = 0; dx < 2; dx++) {
                int column = Math.min(left + dx, picture.width() - 1);
                int line = Math.min(top + dy, picture.height() - 1);
                double weight = (dx == 0 ? 1 - (cx - left) : cx - left) * (dy == 0 ? 1 - (cy - top) : cy - top);
                sum += weight * (picture.rgb()[3 * (line * picture.width() + column) + channel] & 0xff);
            }
        }
        return sum;
    }
}
