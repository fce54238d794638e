package org.vsekai.backpack.relate.fusion;

import java.util.Optional;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.fitting.leastsquares.MultivariateJacobianFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.util.Pair;

/**
 * Makes the squares of some errors least by moving some numbers: the method of K. Levenberg (1944) and D. Marquardt (1963), with
 * derivatives by central differences. Stateless and thread-safe.
 */
final class LeastSquares {
    private static final int MOST_EVALUATIONS = 200;
    private static final double STEP = 1e-5;

    private LeastSquares() {}

    /** How far off some numbers are; as many errors each time. */
    interface Errors {
        double[] of(double[] numbers);
    }

    /** The numbers near a start with the least squares; none where errors are not finite there or it does not settle. */
    static Optional<double[]> minimise(double[] start, int errors, Errors function) {
        MultivariateJacobianFunction model = point -> {
            var numbers = point.toArray();
            return new Pair<>(
                    new ArrayRealVector(function.of(numbers), false),
                    new Array2DRowRealMatrix(slopes(numbers, errors, function), false));
        };
        var problem = new LeastSquaresBuilder()
                .start(start)
                .model(model)
                .target(new double[errors])
                .maxEvaluations(MOST_EVALUATIONS)
                .maxIterations(MOST_EVALUATIONS)
                .build();
        try {
            return Optional.of(new LevenbergMarquardtOptimizer()
                    .optimize(problem)
                    .getPoint()
                    .toArray());
        } catch (MathIllegalStateException e) {
            return Optional.empty();
        }
    }

    private static double[][] slopes(double[] numbers, int errors, Errors function) {
        var slopes = new double[errors][numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            double step = STEP * Math.max(1e-1, Math.abs(numbers[i]));
            var ahead = function.of(moved(numbers, i, step));
            var behind = function.of(moved(numbers, i, -step));
            for (int j = 0; j < errors; j++) {
                slopes[j][i] = (ahead[j] - behind[j]) / (2 * step);
            }
        }
        return slopes;
    }

    private static double[] moved(double[] numbers, int index, double by) {
        var moved = numbers.clone();
        moved[index] += by;
        return moved;
    }
}
