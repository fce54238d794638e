package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BoxProperties {
    @Property
    void intersectionOverUnionIsWhatCountingUnitSquaresGives(@ForAll("boxes") Box one, @ForAll("boxes") Box other) {
        int both = 0;
        int either = 0;
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                boolean inOne = holds(one, x, y);
                boolean inOther = holds(other, x, y);
                both += inOne && inOther ? 1 : 0;
                either += inOne || inOther ? 1 : 0;
            }
        }
        double expected = both == 0 ? 0 : (double) both / either;
        assertThat(one.intersectionOverUnion(other)).isCloseTo(expected, within(1e-12));
        assertThat(one.intersectionOverUnion(other)).isEqualTo(other.intersectionOverUnion(one));
    }

    @Property
    void aLetterboxedBoxComesBackWhereItWas(@ForAll("boxes") Box box) {
        var letterbox = Letterbox.fit(20, 20, 416, 416);
        double scale = letterbox.scaleX();
        var onCanvas =
                new Box(box.xMinimum() * scale, box.yMinimum() * scale, box.xMaximum() * scale, box.yMaximum() * scale);

        var back = letterbox.toPicture(onCanvas);

        assertThat(back.xMinimum()).isCloseTo(box.xMinimum(), within(1e-9));
        assertThat(back.yMaximum()).isCloseTo(box.yMaximum(), within(1e-9));
    }

    @Property
    void aLetterboxFillsOneSideAndKeepsTheProportion(@ForAll("sides") int width, @ForAll("sides") int height) {
        var letterbox = Letterbox.fit(width, height, 416, 416);

        assertThat(Math.max(letterbox.width(), letterbox.height())).isEqualTo(416);
        assertThat((double) letterbox.width()).isCloseTo(Math.max(1, width * letterbox.scaleX()), within(0.51));
        assertThat((double) letterbox.height()).isCloseTo(Math.max(1, height * letterbox.scaleX()), within(0.51));
    }

    @Example
    void whatLiesOutsideThePictureIsCutOff() {
        assertThat(Letterbox.fit(100, 50, 400, 400).toPicture(new Box(-8, -8, 440, 300)))
                .isEqualTo(new Box(0, 0, 100, 50));
    }

    @Example
    void cornersInTheWrongOrderOrNoNumbersAreRefused() {
        assertThatThrownBy(() -> new Box(2, 0, 1, 1)).hasMessageContaining("left <= right");
        assertThatThrownBy(() -> new Box(0, 0, Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Box(0, 0, Double.POSITIVE_INFINITY, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<Box> boxes() {
        var side = Arbitraries.integers().between(0, 20);
        return Combinators.combine(side, side, side, side)
                .as((a, b, c, d) -> new Box(Math.min(a, b), Math.min(c, d), Math.max(a, b), Math.max(c, d)));
    }

    @Provide
    Arbitrary<Integer> sides() {
        return Arbitraries.integers().between(1, 5_000);
    }

    private static boolean holds(Box box, int x, int y) {
        return box.xMinimum() <= x && x < box.xMaximum() && box.yMinimum() <= y && y < box.yMaximum();
    }
}
