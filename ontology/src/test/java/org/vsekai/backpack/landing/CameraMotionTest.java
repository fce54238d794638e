package org.vsekai.backpack.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CameraMotionTest {
    @Test
    void aTurnMovesThePictureByTheFocalLengthTimesTheAngle() {
        var motion = CameraMotion.of(Map.of("exposure_seconds", 0.02, "angular_speed", 0.5));

        assertThat(motion.orElseThrow().pixels(500)).isCloseTo(5, within(1e-12));
    }

    @Test
    void aMoveCountsByTheDistanceToTheSubject() {
        var parameters =
                Map.of("exposure_seconds", 0.02, "angular_speed", 0.5, "linear_speed", 3.0, "subject_distance", 2.0);

        assertThat(CameraMotion.of(parameters).orElseThrow().pixels(500)).isCloseTo(5 + 15, within(1e-12));
    }

    @Test
    void nothingIsKnownWithoutAnExposureAndASpeed() {
        assertThat(CameraMotion.of(Map.of("angular_speed", 0.5))).isEmpty();
        assertThat(CameraMotion.of(Map.of("exposure_seconds", 0.5))).isEmpty();
        assertThat(CameraMotion.of(Map.of("exposure_seconds", 0.5, "linear_speed", 1.0)))
                .isEmpty();
    }
}
