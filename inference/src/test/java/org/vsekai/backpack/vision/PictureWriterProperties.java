package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PictureWriterProperties {
    @Property(tries = 200)
    void aPngIsReadBackAsThePictureThatItWas(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll long seed) {
        var rgb = new byte[3 * width * height];
        new Random(seed).nextBytes(rgb);

        var read = new PictureReader(Shipped.settings(1)).decode(PictureWriter.png(new Picture(width, height, rgb, 0)));

        assertThat(read.width()).isEqualTo(width);
        assertThat(read.rgb()).isEqualTo(rgb);
    }
}
