package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.catalogue.ChannelOrder;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.vision.Letterbox.Place;

class LetterboxProperties {
    @Property
    void aPlaceComesBackWhereItWas(
            @ForAll Place place,
            @ForAll @IntRange(min = 1, max = 5_000) int width,
            @ForAll @IntRange(min = 1, max = 5_000) int height,
            @ForAll @DoubleRange(min = -10, max = 5_000) double x,
            @ForAll @DoubleRange(min = -10, max = 5_000) double y) {
        var letterbox = Letterbox.of(place, width, height, 640, 320);

        assertThat(letterbox.pictureX(letterbox.left() + x * letterbox.scaleX()))
                .isCloseTo(x, within(1e-6));
        assertThat(letterbox.pictureY(letterbox.top() + y * letterbox.scaleY())).isCloseTo(y, within(1e-6));
    }

    @Property
    void thePictureLiesOnTheCanvasAndFillsOneSideAtLeast(
            @ForAll Place place,
            @ForAll @IntRange(min = 1, max = 5_000) int width,
            @ForAll @IntRange(min = 1, max = 5_000) int height) {
        var letterbox = Letterbox.of(place, width, height, 640, 320);
        int right = 640 - letterbox.width() - letterbox.left();
        int bottom = 320 - letterbox.height() - letterbox.top();

        assertThat(List.of(letterbox.left(), letterbox.top(), right, bottom)).allMatch(border -> border >= 0);
        assertThat(letterbox.width() == 640 || letterbox.height() == 320).isTrue();
        switch (place) {
            case TOP_LEFT -> assertThat(letterbox.left() + letterbox.top()).isZero();
            case CENTRE -> {
                assertThat(right - letterbox.left()).isBetween(0, 1);
                assertThat(bottom - letterbox.top()).isBetween(0, 1);
            }
            case STRETCHED -> assertThat(right + bottom).isZero();
        }
    }

    @Property(tries = 100)
    void allOfTheInputIsWrittenPaddingAndPicture(
            @ForAll Place place,
            @ForAll @IntRange(min = 1, max = 30) int width,
            @ForAll @IntRange(min = 1, max = 30) int height) {
        var normalisation =
                new ModelSettings.Normalisation(ChannelOrder.BGR, List.of(0.0, 1.0, 2.0), List.of(1.0, 1.0, 1.0));
        var tensor = new PictureTensor(new ModelSettings.Input(16, 8, 1), normalisation, place, 127);
        var input = new float[tensor.length()];
        java.util.Arrays.fill(input, Float.NaN);

        var letterbox = tensor.write(Pictures.of(width, height, (x, y) -> 200), input);

        for (int i = 0; i < input.length; i++) {
            int x = i % 16 - letterbox.left();
            int y = i / 16 % 8 - letterbox.top();
            boolean isPicture = x >= 0 && x < letterbox.width() && y >= 0 && y < letterbox.height();
            assertThat(input[i]).isEqualTo((isPicture ? 200 : 127) - Math.floorDiv(i, 128));
        }
    }
}
