package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PicturePartProperties {
    private static final int WIDTH = 13;
    private static final int HEIGHT = 9;

    @Property
    void aPartHasThePixelsThatStandThere(
            @ForAll @IntRange(min = 0, max = 12) int left,
            @ForAll @IntRange(min = 0, max = 8) int top,
            @ForAll @IntRange(min = 1, max = 13) int width,
            @ForAll @IntRange(min = 1, max = 9) int height) {
        int partWidth = Math.min(width, WIDTH - left);
        int partHeight = Math.min(height, HEIGHT - top);
        var part = picture().part(left, top, partWidth, partHeight);

        assertThat(part.width()).isEqualTo(partWidth);
        assertThat(part.height()).isEqualTo(partHeight);
        for (int y = 0; y < partHeight; y++) {
            for (int x = 0; x < partWidth; x++) {
                assertThat(part.rgb()[3 * (y * partWidth + x)]).isEqualTo((byte) (left + x));
                assertThat(part.rgb()[3 * (y * partWidth + x) + 1]).isEqualTo((byte) (top + y));
            }
        }
    }

    @Example
    void whatIsNotInThePictureIsRefused() {
        assertThatThrownBy(() -> picture().part(5, 0, 9, 1)).hasMessageContaining("13 x 9");
        assertThatThrownBy(() -> picture().part(0, 0, 0, 1)).hasMessageContaining("0 x 1");
        assertThatThrownBy(() -> picture().part(-1, 0, 2, 1)).hasMessageContaining("at -1, 0");
    }

    private static Picture picture() {
        var rgb = new byte[3 * WIDTH * HEIGHT];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                rgb[3 * (y * WIDTH + x)] = (byte) x;
                rgb[3 * (y * WIDTH + x) + 1] = (byte) y;
            }
        }
        return new Picture(WIDTH, HEIGHT, rgb, 1);
    }
}
