package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class MinimumRectangleProperties {
    @Property
    void itHoldsAllPointsAndTouchesThem(@ForAll("points") int[] points) {
        var rectangle = MinimumRectangle.around(points);
        double first = 0;
        double second = 0;
        for (int i = 0; i < points.length; i += 2) {
            double dx = points[i] - rectangle.centreX();
            double dy = points[i + 1] - rectangle.centreY();
            first = Math.max(first, Math.abs(dx * rectangle.ux() + dy * rectangle.uy()));
            second = Math.max(second, Math.abs(-dx * rectangle.uy() + dy * rectangle.ux()));
        }

        assertThat(first).isCloseTo(rectangle.first() / 2, within(1e-6));
        assertThat(second).isCloseTo(rectangle.second() / 2, within(1e-6));
    }

    @Property
    void noTurnedRectangleIsSmaller(
            @ForAll("points") int[] points, @ForAll @DoubleRange(min = 0, max = 1.58) double angle) {
        double ux = Math.cos(angle);
        double uy = Math.sin(angle);
        double width = extent(points, ux, uy);
        double height = extent(points, -uy, ux);

        assertThat(MinimumRectangle.around(points).area()).isLessThanOrEqualTo(width * height + 1e-6);
    }

    @Property
    void cornersAreClockwiseAndHaveItsSides(@ForAll("points") int[] points) {
        var rectangle = MinimumRectangle.around(points);
        var box = rectangle.corners();
        double twiceArea = box.x0() * box.y1()
                - box.x1() * box.y0()
                + box.x1() * box.y2()
                - box.x2() * box.y1()
                + box.x2() * box.y3()
                - box.x3() * box.y2()
                + box.x3() * box.y0()
                - box.x0() * box.y3();

        assertThat(twiceArea / 2).isCloseTo(rectangle.area(), within(1e-6));
        assertThat(Math.min(box.width(), box.height())).isCloseTo(rectangle.shorterSide(), within(1e-6));
    }

    @Example
    void aTurnedSquareIsFound() {
        var rectangle = MinimumRectangle.around(new int[] {0, 10, 10, 0, 20, 10, 10, 20, 10, 10, 5, 5});

        assertThat(rectangle.area()).isCloseTo(200, within(1e-9));
        assertThat(rectangle.grown(1).area()).isCloseTo(Math.pow(Math.sqrt(200) + 2, 2), within(1e-9));
    }

    private static double extent(int[] points, double ux, double uy) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.length; i += 2) {
            double along = points[i] * ux + points[i + 1] * uy;
            least = Math.min(least, along);
            most = Math.max(most, along);
        }
        return most - least;
    }

    @Provide
    Arbitrary<int[]> points() {
        return Arbitraries.integers()
                .between(-60, 60)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30)
                .map(values -> values.stream().flatMap(value -> java.util.stream.Stream.of(value, value * 37 % 53)))
                .map(values -> values.mapToInt(Integer::intValue).toArray());
    }
}
