package org.vsekai.backpack.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.render.Mask;

/** How far a shadow's answer says what the served model's says. */
class AgreementTest {
    private static final Map<String, Object> LEFT_CHAIR = object("chair", 0);
    private static final Map<String, Object> RIGHT_CHAIR = object("chair", 50);

    @Test
    void theModelsNameIsNoDifference() {
        assertThat(Agreement.of(
                        TaskAnswer.json(Map.of("model", "a", "detections", List.of(LEFT_CHAIR))),
                        TaskAnswer.json(Map.of("model", "b", "detections", List.of(LEFT_CHAIR)))))
                .isEqualTo(1);
    }

    @Test
    void anObjectThatOneAloneFoundCountsAsHalfOfOneThatBothFound() {
        assertThat(agreement("detections", List.of(LEFT_CHAIR, RIGHT_CHAIR), List.of(LEFT_CHAIR)))
                .isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void anObjectOfAnotherLabelOrAtAnotherPlaceIsAnother() {
        assertThat(agreement("detections", List.of(LEFT_CHAIR), List.of(object("couch", 0))))
                .isZero();
        assertThat(agreement("detections", List.of(LEFT_CHAIR), List.of(RIGHT_CHAIR)))
                .isZero();
    }

    @Test
    void regionsAgreeByTheirPixelsOfOneLabel() {
        // Each calls 4 pixels floor, 2 of them both; one calls 2 wall.
        var first = List.of(region("floor", true, true, true, true, false, false));
        var second = List.of(
                region("floor", false, false, true, true, true, true),
                region("wall", true, true, false, false, false, false));

        assertThat(agreement("regions", first, second)).isCloseTo(2.0 * 2 / (4 + 4 + 2), within(1e-9));
        assertThat(agreement("regions", second, second)).isEqualTo(1);
    }

    @Test
    void nothingFoundTwiceIsTheSame() {
        assertThat(agreement("detections", List.of(), List.of())).isEqualTo(1);
        assertThat(agreement("regions", List.of(), List.of())).isEqualTo(1);
    }

    @Test
    void vectorsAgreeByTheirCosineAndNeverBelowNothing() {
        assertThat(agreement("embedding", List.of(0.6, 0.8), List.of(0.8, 0.6))).isCloseTo(0.96, within(1e-9));
        assertThat(agreement("embedding", List.of(1, 0), List.of(-1, 0))).isZero();
        assertThat(agreement("embedding", List.of(1, 0), List.of(1, 0, 0))).isZero();
    }

    @Test
    void textsAgreeByTheirWords() {
        assertThat(agreement("text", "the door is open", "the door was open")).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void whatIsNotJsonIsEqualOrNot() {
        var sound = new TaskAnswer("audio/wav", "abc".getBytes(StandardCharsets.US_ASCII));
        var other = new TaskAnswer("audio/wav", "abd".getBytes(StandardCharsets.US_ASCII));

        assertThat(Agreement.of(sound, sound)).isEqualTo(1);
        assertThat(Agreement.of(sound, other)).isZero();
    }

    private static double agreement(String member, Object first, Object second) {
        return Agreement.of(TaskAnswer.json(Map.of(member, first)), TaskAnswer.json(Map.of(member, second)));
    }

    private static Map<String, Object> object(String label, int x) {
        return Map.of(
                "label", label, "box", Map.of("x_minimum", x, "y_minimum", 0, "x_maximum", x + 40, "y_maximum", 40));
    }

    /** Of a picture of 3 x 2. */
    private static Documents.FoundRegion region(String label, boolean... pixels) {
        return Documents.FoundRegion.of(label, Mask.ofPixels(3, 2, pixels));
    }
}
