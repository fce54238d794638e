package org.vsekai.backpack.recommend.content;

import java.util.Arrays;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.SymmetricInverse;

/**
 * Ridge regression of factors on features (Hoerl and Kennard 1970), all of a factor's numbers at once: their mean plus
 * W'x, with W = inverse(X'X + penalty I) X'(Y - mean). Needs 16 bytes for each pair of features. Immutable and
 * thread-safe.
 */
final class Ridge {
    private static final double[] PENALTIES = {0.1, 0.3, 1, 3, 10, 30, 100, 300, 1_000};
    private static final int ONE_IN = 5;

    private final double penalty;
    private final double[] mean;
    private final double[] weights;

    private Ridge(double penalty, double[] mean, double[] weights) {
        this.penalty = penalty;
        this.mean = mean;
        this.weights = weights;
    }

    /**
     * Fits with the penalty that predicts one in five examples best from the others.
     *
     * @param features a row for each number
     * @param examples the numbers to learn from, at least five, which have factors
     */
    static Ridge fit(SparseMatrix features, DenseFactors factors, int[] examples) {
        var left = every(examples, true);
        var others = every(examples, false);
        var equations = new Equations(features, factors, others);
        double best = PENALTIES[0];
        double least = Double.POSITIVE_INFINITY;
        for (double penalty : PENALTIES) {
            double error = equations.solve(penalty).error(features, factors, left);
            if (error < least) {
                least = error;
                best = penalty;
            }
        }
        return new Equations(features, factors, examples).solve(best);
    }

    /** Fits with a penalty that is known. */
    static Ridge fit(SparseMatrix features, DenseFactors factors, int[] examples, double penalty) {
        return new Equations(features, factors, examples).solve(penalty);
    }

    double penalty() {
        return penalty;
    }

    /** Puts the prediction for a row of features into an array from a place on. */
    void predict(SparseMatrix features, int row, float[] to, int from) {
        int rank = mean.length;
        for (int k = 0; k < rank; k++) {
            double sum = mean[k];
            for (int at = features.start(row); at < features.end(row); at++) {
                sum += features.value(at) * weights[features.column(at) * rank + k];
            }
            to[from + k] = (float) sum;
        }
    }

    /** Mean square error over numbers that have factors. */
    double error(SparseMatrix features, DenseFactors factors, int[] numbers) {
        var predicted = new float[mean.length];
        double sum = 0;
        for (int number : numbers) {
            predict(features, number, predicted, 0);
            for (int k = 0; k < predicted.length; k++) {
                double difference = predicted[k] - factors.values()[number * predicted.length + k];
                sum += difference * difference;
            }
        }
        return sum / numbers.length;
    }

    private static int[] every(int[] examples, boolean left) {
        var chosen = new int[examples.length];
        int count = 0;
        for (int i = 0; i < examples.length; i++) {
            if ((i % ONE_IN == 0) == left) {
                chosen[count++] = examples[i];
            }
        }
        return Arrays.copyOf(chosen, count);
    }

    /** The normal equations, before the penalty. */
    private static final class Equations {
        private final int rank;
        private final int size;
        private final double[] squares;
        private final double[] products;
        private final double[] mean;

        Equations(SparseMatrix features, DenseFactors factors, int[] examples) {
            rank = factors.rank();
            size = features.columns();
            squares = new double[size * size];
            products = new double[size * rank];
            mean = mean(factors, examples);
            for (int example : examples) {
                for (int at = features.start(example); at < features.end(example); at++) {
                    add(features, factors, example, at);
                }
            }
        }

        private void add(SparseMatrix features, DenseFactors factors, int example, int at) {
            int row = features.column(at);
            double value = features.value(at);
            for (int other = features.start(example); other < features.end(example); other++) {
                squares[row * size + features.column(other)] += value * features.value(other);
            }
            for (int k = 0; k < rank; k++) {
                products[row * rank + k] += value * (factors.values()[example * rank + k] - mean[k]);
            }
        }

        private static double[] mean(DenseFactors factors, int[] examples) {
            var mean = new double[factors.rank()];
            for (int example : examples) {
                for (int k = 0; k < mean.length; k++) {
                    mean[k] += factors.values()[example * mean.length + k] / examples.length;
                }
            }
            return mean;
        }

        Ridge solve(double penalty) {
            var inverse = squares.clone();
            for (int i = 0; i < size; i++) {
                inverse[i * size + i] += penalty;
            }
            SymmetricInverse.invert(inverse, size);
            var weights = new double[size * rank];
            for (int row = 0; row < size; row++) {
                for (int column = 0; column < size; column++) {
                    double share = inverse[row * size + column];
                    for (int k = 0; k < rank; k++) {
                        weights[row * rank + k] += share * products[column * rank + k];
                    }
                }
            }
            return new Ridge(penalty, mean, weights);
        }
    }
}
