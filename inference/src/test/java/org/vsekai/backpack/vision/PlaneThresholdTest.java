package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vsekai.backpack.render.Mask;

class PlaneThresholdTest {
    @Test
    void whatIsAboveTheThresholdIsInside() {
        var planes = new float[] {9, 1, 2, 3, 1.5f, 0, 1.6f};

        assertThat(new PlaneThreshold(1.5).mask(planes, 1, 3, 2, 3, 2))
                .isEqualTo(Mask.ofPixels(3, 2, false, true, true, false, false, true));
    }

    /** Along x the scaled values are 0, 0.25, 0.75, 1. */
    @Test
    void thePlaneIsScaledBeforeItIsCut() {
        var planes = new float[] {0, 1};

        assertThat(new PlaneThreshold(0.5).mask(planes, 0, 2, 1, 4, 1))
                .isEqualTo(Mask.ofPixels(4, 1, false, false, true, true));
        assertThat(new PlaneThreshold(0.2).mask(planes, 0, 2, 1, 4, 1))
                .isEqualTo(Mask.ofPixels(4, 1, false, true, true, true));
    }
}
