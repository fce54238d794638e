package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Pictures are turned as Exif's table of orientations says; what is no Exif turns nothing. */
class TurnProperties {
    /** Exif says where the stored picture's first row and first column are seen: here by the pixel that is seen at a place. */
    @Property
    void eachPixelComesFromWhereExifSays(
            @ForAll @IntRange(min = 1, max = 8) int orientation,
            @ForAll @IntRange(min = 1, max = 9) int width,
            @ForAll @IntRange(min = 1, max = 9) int height,
            @ForAll long seed) {
        var rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);
        var stored = new Picture(width, height, rgb, 0);

        var seen = Turn.of(orientation).apply(stored);

        assertThat(seen.width()).isEqualTo(orientation < 5 ? width : height);
        for (int y = 0; y < seen.height(); y++) {
            for (int x = 0; x < seen.width(); x++) {
                int column =
                        switch (orientation) {
                            case 1, 4 -> x;
                            case 2, 3 -> width - 1 - x;
                            case 5, 6 -> y;
                            default -> width - 1 - y;
                        };
                int row =
                        switch (orientation) {
                            case 1, 2 -> y;
                            case 3, 4 -> height - 1 - y;
                            case 5, 8 -> x;
                            default -> height - 1 - x;
                        };
                for (int channel = 0; channel < 3; channel++) {
                    assertThat(seen.rgb()[3 * (y * seen.width() + x) + channel])
                            .isEqualTo(rgb[3 * (row * width + column) + channel]);
                }
            }
        }
    }

    @Property
    void bytesThatAreNoExifTurnNothing(@ForAll @Size(max = 64) byte[] bytes) {
        for (var format : new String[] {"jpeg", "png", "webp"}) {
            assertThat(ExifOrientation.of(bytes, format)).isEqualTo(Turn.NONE);
        }
    }
}
