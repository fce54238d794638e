package org.vsekai.backpack.recommend.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class RidgeTest {
    private static final int ROWS = 80;
    private static final int FEATURES = 6;
    private static final int RANK = 2;

    private final Random random = new Random(41);
    private final double[][] x = new double[ROWS][FEATURES];
    private final double[][] y = new double[ROWS][RANK];

    /** At its optimum the gradient of the penalised squared error is zero: no solver needed to tell. */
    @Test
    void nothingNearTheSolutionIsBetter() {
        var features = features();
        var factors = factors(0.3);
        var examples = IntStream.range(0, ROWS).toArray();

        var ridge = Ridge.fit(features, factors, examples, 2.0);

        var weights = weights(ridge);
        for (int k = 0; k < RANK; k++) {
            int number = k;
            double mean = IntStream.range(0, ROWS)
                    .mapToDouble(row -> y[row][number])
                    .average()
                    .orElseThrow();
            for (int feature = 0; feature < FEATURES; feature++) {
                double gradient = 2.0 * weights[feature][k];
                for (int row = 0; row < ROWS; row++) {
                    double residual = mean - y[row][k];
                    for (int other = 0; other < FEATURES; other++) {
                        residual += x[row][other] * weights[other][k];
                    }
                    gradient += residual * x[row][feature];
                }
                assertThat(gradient).isCloseTo(0, within(1e-3));
            }
        }
    }

    @Test
    void withoutNoiseThePenaltyIsSmallAndWithNothingButNoiseItIsGreat() {
        var features = features();
        var examples = IntStream.range(0, ROWS).toArray();

        assertThat(Ridge.fit(features, factors(0.001), examples).penalty()).isLessThanOrEqualTo(0.3);
        assertThat(Ridge.fit(features, factors(1_000), examples).penalty()).isGreaterThanOrEqualTo(30);
    }

    @Test
    void predictionsAreOfThoseThatHaveFeatures() {
        var matrix = new SparseMatrix(1, new int[] {0, 1, 1, 2}, new int[] {0, 0}, new float[] {1, 1});
        var known = new BitSet();
        known.set(0, 2);
        var learnt = new DenseFactors(1, new float[] {3, 9, 0}, known);

        var predicted = Prediction.of(matrix, learnt, 1);

        assertThat(predicted.has(0)).isTrue();
        assertThat(predicted.has(1)).as("no features").isFalse();
        assertThat(predicted.has(2)).as("no factors yet").isTrue();
        assertThat(predicted.values()[2]).isCloseTo(3f, within(1e-6f));
        assertThat(Prediction.of(matrix, learnt, 5).count())
                .as("too few examples")
                .isZero();
    }

    /** What a feature alone predicts, less what nothing predicts. */
    private static double[][] weights(Ridge ridge) {
        var units = new SparseMatrix.Builder(FEATURES, FEATURES);
        for (int feature = 0; feature < FEATURES; feature++) {
            units.put(feature, 1f);
            units.endRow();
        }
        units.endRow();
        var matrix = units.build();
        var none = new float[RANK];
        ridge.predict(matrix, FEATURES, none, 0);
        var weights = new double[FEATURES][RANK];
        for (int feature = 0; feature < FEATURES; feature++) {
            var predicted = new float[RANK];
            ridge.predict(matrix, feature, predicted, 0);
            for (int k = 0; k < RANK; k++) {
                weights[feature][k] = predicted[k] - none[k];
            }
        }
        return weights;
    }

    private SparseMatrix features() {
        var rows = new SparseMatrix.Builder(FEATURES, 1);
        for (int row = 0; row < ROWS; row++) {
            for (int feature = 0; feature < FEATURES; feature++) {
                if (random.nextInt(3) > 0) {
                    float value = random.nextInt(5) - 2;
                    x[row][feature] = value;
                    rows.put(feature, value);
                }
            }
            rows.endRow();
        }
        return rows.build();
    }

    private DenseFactors factors(double noise) {
        var values = new float[ROWS * RANK];
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < RANK; k++) {
                double sum = 1 + noise * random.nextGaussian();
                for (int feature = 0; feature < FEATURES; feature++) {
                    sum += x[row][feature] * (feature - 2.5 * k) * 0.1;
                }
                values[row * RANK + k] = (float) sum;
                y[row][k] = values[row * RANK + k];
            }
        }
        var known = new BitSet();
        known.set(0, ROWS);
        return new DenseFactors(RANK, values, known);
    }
}
