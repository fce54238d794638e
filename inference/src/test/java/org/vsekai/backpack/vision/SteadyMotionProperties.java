package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;

class SteadyMotionProperties {
    /** The filter in matrices, as its books write it. */
    private static final class ByMatrices {
        double[] state;
        double[][] covariance;

        ByMatrices(double value, double deviation, double speedDeviation) {
            state = new double[] {value, 0};
            covariance = new double[][] {{deviation * deviation, 0}, {0, speedDeviation * speedDeviation}};
        }

        void pass(double deviation, double speedDeviation) {
            double[][] f = {{1, 1}, {0, 1}};
            state = new double[] {state[0] + state[1], state[1]};
            covariance = product(product(f, covariance), new double[][] {{1, 0}, {1, 1}});
            covariance[0][0] += deviation * deviation;
            covariance[1][1] += speedDeviation * speedDeviation;
        }

        void see(double seen, double deviation) {
            double total = covariance[0][0] + deviation * deviation;
            double[] gain = {covariance[0][0] / total, covariance[1][0] / total};
            double off = seen - state[0];
            state = new double[] {state[0] + gain[0] * off, state[1] + gain[1] * off};
            covariance = product(new double[][] {{1 - gain[0], 0}, {-gain[1], 1}}, covariance);
        }

        private static double[][] product(double[][] a, double[][] b) {
            var c = new double[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    c[i][j] = a[i][0] * b[0][j] + a[i][1] * b[1][j];
                }
            }
            return c;
        }
    }

    @Property
    void isTheFilterOfTheBooks(
            @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -500, max = 500) Double> seen,
            @ForAll @DoubleRange(min = 0.1, max = 9) double deviation,
            @ForAll @DoubleRange(min = 0.01, max = 2) double speedDeviation) {
        var motion = new SteadyMotion(seen.get(0), deviation, speedDeviation);
        var byMatrices = new ByMatrices(seen.get(0), deviation, speedDeviation);

        for (double place : seen) {
            motion.pass(deviation, speedDeviation);
            byMatrices.pass(deviation, speedDeviation);
            assertThat(motion.value()).isCloseTo(byMatrices.state[0], within(1e-6));
            motion.see(place, deviation);
            byMatrices.see(place, deviation);
            assertThat(motion.value()).isCloseTo(byMatrices.state[0], within(1e-6));
        }
    }

    @Property
    void whatMovesSteadilyIsExpectedWhereItWillBe(@ForAll @DoubleRange(min = -20, max = 20) double speed) {
        var motion = new SteadyMotion(0, 1, 10);
        for (int step = 1; step <= 200; step++) {
            motion.pass(0.01, 0.01);
            motion.see(speed * step, 1);
        }

        motion.pass(0.01, 0.01);

        assertThat(motion.value()).isCloseTo(201 * speed, within(0.2));
    }
}
