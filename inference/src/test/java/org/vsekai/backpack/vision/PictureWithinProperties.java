package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PictureWithinProperties {
    @Property(tries = 200)
    void itFitsAndKeepsItsProportions(
            @ForAll @IntRange(min = 1, max = 90) int width,
            @ForAll @IntRange(min = 1, max = 90) int height,
            @ForAll @IntRange(min = 8, max = 60) int most,
            @ForAll long seed) {
        var bytes = new byte[3 * width * height];
        new Random(seed).nextBytes(bytes);

        var small = Picture.of(width, height, bytes).within(most, most);

        assertThat(small.width()).isBetween(1, Math.min(most, width));
        assertThat(small.height()).isBetween(1, Math.min(most, height));
        double scale = Math.min(1, Math.min((double) most / width, (double) most / height));
        assertThat((double) small.width()).isBetween(scale * width - 1, scale * width + 1);
        assertThat((double) small.height()).isBetween(scale * height - 1, scale * height + 1);
    }

    @Example
    void eachPixelIsTheMeanOfThoseThatItStandsFor() {
        byte[] bytes = {10, 0, 0, 20, 0, 0, 30, 0, 0, 41, 0, 100};
        var small = Picture.of(2, 2, bytes).within(1, 1);
        assertThat(small.toBytes()).containsExactly(25, 0, 25);
    }

    @Example
    void aSmallPictureIsItself() {
        var picture = Picture.of(2, 1, new byte[6]);
        assertThat(picture.within(2, 2)).isSameAs(picture);
    }
}
