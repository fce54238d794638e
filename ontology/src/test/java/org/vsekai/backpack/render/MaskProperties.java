package org.vsekai.backpack.render;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class MaskProperties {
    /** Runs of pixels rather than noise: {@code coarse} pixels of a column share a random bit. */
    private static boolean[] pixels(int width, int height, int coarse, long seed) {
        var random = new java.util.Random(seed);
        var pixels = new boolean[width * height];
        boolean on = random.nextBoolean();
        for (int i = 0; i < pixels.length; i++) {
            on = random.nextInt(coarse) == 0 ? random.nextBoolean() : on;
            pixels[i % height * width + i / height] = on;
        }
        return pixels;
    }

    @Property
    void whatIsEncodedIsDecodedTheSame(
            @ForAll @IntRange(min = 1, max = 60) int width,
            @ForAll @IntRange(min = 1, max = 60) int height,
            @ForAll @IntRange(min = 1, max = 500) int coarse,
            @ForAll long seed) {
        var pixels = pixels(width, height, coarse, seed);
        var mask = Mask.ofPixels(width, height, pixels);

        assertThat(mask.pixels()).isEqualTo(pixels);
        assertThat(Mask.parse(width, height, mask.compressed())).isEqualTo(mask);
        assertThat(Mask.of(width, height, mask.counts())).isEqualTo(mask);
    }

    @Property
    void whatIsCommonIsCountedAsPixelByPixel(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(min = 1, max = 40) int height,
            @ForAll @IntRange(min = 1, max = 50) int coarse,
            @ForAll long seed) {
        var one = pixels(width, height, coarse, seed);
        var other = pixels(width, height, coarse, seed + 1);
        int common = 0;
        for (int p = 0; p < one.length; p++) {
            common += one[p] && other[p] ? 1 : 0;
        }

        assertThat(Mask.ofPixels(width, height, one).intersection(Mask.ofPixels(width, height, other)))
                .isEqualTo(common);
    }

    @Property
    void noRectangleIsSmallerThanTheBounds(
            @ForAll @IntRange(min = 1, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 20) int height,
            @ForAll @IntRange(min = 1, max = 400) int coarse,
            @ForAll long seed) {
        var pixels = pixels(width, height, coarse, seed);
        var inside = java.util.stream.IntStream.range(0, pixels.length)
                .filter(p -> pixels[p])
                .boxed()
                .toList();

        assertThat(Mask.ofPixels(width, height, pixels).bounds())
                .isEqualTo(inside.stream()
                        .map(p -> new Mask.Bounds(p % width, p / width, p % width + 1, p / width + 1))
                        .reduce((one, other) -> new Mask.Bounds(
                                Math.min(one.left(), other.left()),
                                Math.min(one.top(), other.top()),
                                Math.max(one.right(), other.right()),
                                Math.max(one.bottom(), other.bottom()))));
    }

    @Property
    void anyTextIsAMaskOrRefused(
            @ForAll @IntRange(min = 1, max = 5) int width,
            @ForAll @IntRange(min = 1, max = 5) int height,
            @ForAll @StringLength(max = 12) String text) {
        Mask mask;
        try {
            mask = Mask.parse(width, height, text);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("mask");
            return;
        }
        assertThat(mask.pixels()).hasSize(width * height);
    }
}
