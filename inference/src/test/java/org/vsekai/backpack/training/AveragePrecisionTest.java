package org.vsekai.backpack.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.training.AveragePrecision.Claim;
import org.vsekai.backpack.vision.Box;

class AveragePrecisionTest {
    private final AveragePrecision measure = new AveragePrecision();

    private static LabelledObject object(double x, double visible) {
        return new LabelledObject(0, box(x), visible);
    }

    private static Box box(double x) {
        return new Box(x, 0, x + 10, 10);
    }

    @Test
    void findingAllAndNothingElseIsOne() {
        measure.add(List.of(object(0, 1), object(50, 1)), List.of(new Claim(box(1), 0.6), new Claim(box(50), 0.9)));
        assertThat(measure.value()).isEqualTo(1);
    }

    @Test
    void itIsTheAreaUnderTheCurveWorkedOutByHand() {
        // Right, wrong, right; one of three objects is never found: recall 1/3 at precision 1, 2/3 at precision 2/3.
        measure.add(List.of(object(0, 1), object(50, 1)), List.of(new Claim(box(0), 0.9), new Claim(box(100), 0.8)));
        measure.add(List.of(object(20, 1)), List.of(new Claim(box(20), 0.7)));
        assertThat(measure.value()).isCloseTo((1 + 2.0 / 3) / 3, within(1e-9));
    }

    @Test
    void aSecondDetectionOfAnObjectIsFalse() {
        measure.add(List.of(object(0, 1)), List.of(new Claim(box(0), 0.9), new Claim(box(1), 0.8)));
        measure.add(List.of(object(0, 1)), List.of(new Claim(box(0), 0.7)));
        assertThat(measure.value()).isCloseTo((1 + 2.0 / 3) / 2, within(1e-9));
    }

    @Test
    void whatFindsOnlyAHiddenOrTinyObjectDoesNotCount() {
        var tiny = new LabelledObject(0, new Box(200, 0, 205, 5), 1);
        measure.add(
                List.of(object(0, 1), object(50, 0.1), tiny),
                List.of(new Claim(box(50), 0.9), new Claim(tiny.box(), 0.8), new Claim(box(0), 0.7)));
        assertThat(measure.objects()).isEqualTo(1);
        assertThat(measure.value()).isEqualTo(1);
    }

    @Test
    void whereNothingIsToBeFoundItIsZero() {
        measure.add(List.of(), List.of(new Claim(box(0), 0.9)));
        assertThat(measure.value()).isEqualTo(0);
    }
}
