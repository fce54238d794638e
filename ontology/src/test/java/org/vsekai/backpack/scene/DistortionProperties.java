package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class DistortionProperties {

    @Property
    void whatALensBendsIsUnbent(
            @ForAll @DoubleRange(min = -0.25, max = 0.3) double k1,
            @ForAll @DoubleRange(min = -0.02, max = 0.1) double k2,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double p1,
            @ForAll @DoubleRange(min = -0.01, max = 0.01) double p2,
            @ForAll @DoubleRange(min = -0.7, max = 0.7) double x,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double y) {
        var lens = new Distortion(k1, k2, p1, p2, 0);
        var shown = lens.distorted(x, y);

        var found = lens.undistorted(shown.x(), shown.y());

        assertThat(Math.hypot(found.x() - x, found.y() - y)).isLessThan(1e-9);
    }
}
