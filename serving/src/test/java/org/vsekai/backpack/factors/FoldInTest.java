package org.vsekai.backpack.factors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldInTest {
    private static final double ALPHA = 12.5;
    private static final double LAMBDA = 0.07;

    @Test
    void itIsTheMinimumOfTheWholeObjective() {
        int items = 700;
        int rank = 11;
        var random = new Random(3);
        var rows = new float[items][rank];
        for (var row : rows) {
            for (int d = 0; d < rank; d++) {
                row[d] = (float) random.nextGaussian();
            }
        }
        var strengths = Map.of(3, 1.0, 17, 2.5, 400, 0.25, 699, 100.0);

        var user = new FoldIn(ExactTopKProperties.vectors(rows), ALPHA, LAMBDA).user(strengths);

        var expected = solveDense(rows, strengths);
        for (int d = 0; d < rank; d++) {
            assertThat((double) user[d]).isCloseTo(expected[d], within(1e-5 * (1 + Math.abs(expected[d]))));
        }
    }

    @Test
    void itemsWithoutAVectorAreLeftOut() {
        var foldIn = new FoldIn(ExactTopKProperties.vectors(new float[][] {{1, 0}, {0, 1}}), ALPHA, LAMBDA);

        assertThat(foldIn.user(Map.of(0, 1.0, 7, 5.0))).isEqualTo(foldIn.user(Map.of(0, 1.0)));
        assertThatThrownBy(() -> foldIn.user(Map.of(7, 1.0))).hasMessageContaining("none of the items");
    }

    @Test
    void parametersThatGiveNoUniqueAnswerAreRefused() {
        var vectors = ExactTopKProperties.vectors(new float[][] {{1}});

        assertThatThrownBy(() -> new FoldIn(vectors, 0, 1)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> new FoldIn(vectors, 1, Double.NaN)).hasMessageContaining("above 0");
    }

    /** Every item with its confidence and preference, by Gaussian elimination: nothing of the shortcut is used. */
    private static double[] solveDense(float[][] items, Map<Integer, Double> strengths) {
        int rank = items[0].length;
        var system = new double[rank][rank + 1];
        for (int i = 0; i < items.length; i++) {
            double confidence = 1 + ALPHA * strengths.getOrDefault(i, 0.0);
            double preference = strengths.containsKey(i) ? 1 : 0;
            for (int row = 0; row < rank; row++) {
                for (int column = 0; column < rank; column++) {
                    system[row][column] += confidence * items[i][row] * items[i][column];
                }
                system[row][rank] += confidence * preference * items[i][row];
            }
        }
        for (int d = 0; d < rank; d++) {
            system[d][d] += LAMBDA * strengths.size();
        }
        for (int pivot = 0; pivot < rank; pivot++) {
            for (int row = 0; row < rank; row++) {
                double factor = row == pivot ? 0 : system[row][pivot] / system[pivot][pivot];
                for (int column = pivot; column <= rank; column++) {
                    system[row][column] -= factor * system[pivot][column];
                }
            }
        }
        var solution = new double[rank];
        for (int d = 0; d < rank; d++) {
            solution[d] = system[d][rank] / system[d][d];
        }
        return solution;
    }
}
