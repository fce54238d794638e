package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PerspectiveCropProperties {
    @Property(tries = 100)
    void anUprightRectangleIsCopied(
            @ForAll @IntRange(min = 0, max = 20) int x,
            @ForAll @IntRange(min = 0, max = 20) int y,
            @ForAll @IntRange(min = 10, max = 40) int width,
            @ForAll @IntRange(min = 5, max = 14) int height) {
        var picture = Pictures.of(60, 40, (column, row) -> (column * 7 + row * 13) % 256);

        var crop = PerspectiveCrop.of(
                picture, new Quadrilateral(x, y, x + width, y, x + width, y + height, x, y + height));

        assertThat(crop.width()).isEqualTo(width);
        assertThat(crop.height()).isEqualTo(height);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                assertThat(shade(crop, column, row)).isEqualTo(((column + x) * 7 + (row + y) * 13) % 256);
            }
        }
    }

    @Example
    void aTallOneIsTurnedToTheLeft() {
        var picture = Pictures.of(10, 30, (x, y) -> 8 * y + x);

        var crop = PerspectiveCrop.of(picture, new Quadrilateral(0, 0, 10, 0, 10, 30, 0, 30));

        assertThat(crop.width()).isEqualTo(30);
        assertThat(shade(crop, 0, 0)).isEqualTo(9);
        assertThat(shade(crop, 29, 9)).isEqualTo(8 * 29);
    }

    @Example
    void aTurnedRectangleIsMadeUpright() {
        // brightness rises along the rectangle's first side, which goes down to the right
        var picture = Pictures.of(100, 100, (x, y) -> x + y);

        var crop = PerspectiveCrop.of(picture, new Quadrilateral(30, 20, 70, 60, 60, 70, 20, 30));

        assertThat(crop.width()).isEqualTo(56);
        assertThat(shade(crop, 50, 7) - shade(crop, 5, 7)).isBetween(60, 67);
        assertThat(Math.abs(shade(crop, 30, 13) - shade(crop, 30, 0))).isLessThanOrEqualTo(1);
    }

    @Example
    void turnedOverTwiceIsTheSame() {
        var picture = Pictures.of(9, 4, (x, y) -> 9 * y + x);

        assertThat(shade(PerspectiveCrop.turnedOver(picture), 0, 0)).isEqualTo(35);
        assertThat(PerspectiveCrop.turnedOver(PerspectiveCrop.turnedOver(picture))
                        .rgb())
                .isEqualTo(picture.rgb());
    }

    private static int shade(Picture picture, int x, int y) {
        return picture.rgb()[3 * (y * picture.width() + x)] & 0xff;
    }
}
