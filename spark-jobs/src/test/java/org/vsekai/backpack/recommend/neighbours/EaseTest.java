package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.RandomMatrix;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class EaseTest {
    @Test
    void itIsWhatNumpySays() {
        // numpy: X of three users and items; P = inv(X.T @ X + 0.5 * eye(3)); B = -P / diag(P); fill_diagonal(B, 0)
        var rows = new SparseMatrix.Builder(3, 6);
        rows.put(0, 1f);
        rows.put(1, 1f);
        rows.endRow();
        rows.put(1, 1f);
        rows.put(2, 1f);
        rows.endRow();
        rows.put(0, 1f);
        rows.put(1, 1f);
        rows.endRow();

        var ease = Ease.fit(rows.build(), 0.5);

        assertThat(ease.weights()).usingComparatorWithPrecision(2e-6f).containsExactly(new float[] {
            0.000000f, 0.800000f, -0.421052f, 0.705882f, 0.000000f, 0.526315f, -0.470588f, 0.666666f, 0.000000f
        });
    }

    @Test
    void eachColumnIsTheBestThereIsWithoutTheItemItself() {
        // Ridge regression of each item on all others, solved by itself: that is what EASE's constraint asks for.
        var strengths = RandomMatrix.of(50, 20, 0.3, 4);
        var ease = Ease.fit(strengths.matrix(), 2.5);

        for (int item = 0; item < 20; item++) {
            var expected = regression(strengths.table(), item, 2.5);
            for (int from = 0; from < 20; from++) {
                assertThat((double) ease.weight(from, item)).isCloseTo(expected[from], within(1e-5));
            }
        }
    }

    @Test
    void aMatrixOfManyBlocksTimesItsInverseIsOne() {
        int size = 300;
        var matrix = positive(size);
        var inverse = matrix.clone();

        SymmetricInverse.invert(inverse, size);

        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += matrix[row * size + k] * inverse[k * size + column];
                }
                assertThat(sum).isCloseTo(row == column ? 1 : 0, within(1e-9));
            }
        }
    }

    @Test
    void aMatrixWithoutInverseIsRefused() {
        assertThatThrownBy(() -> SymmetricInverse.invert(new double[] {1, 1, 1, 1}, 2))
                .hasMessageContaining("positive definite");
    }

    @Test
    void prunedRowsHoldTheFurthestFromZero() {
        var ease = Ease.fit(RandomMatrix.of(50, 20, 0.3, 5).matrix(), 2.5);

        var pruned = ease.pruned(6);

        for (int item = 0; item < 20; item++) {
            int from = item;
            var expected = IntStream.range(0, 20)
                    .filter(to -> ease.weight(from, to) != 0)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer to) -> -Math.abs(ease.weight(from, to)))
                            .thenComparing(to -> to))
                    .limit(6)
                    .mapToInt(to -> to)
                    .toArray();
            assertThat(pruned.columnsOf(item)).containsExactlyInAnyOrder(expected);
            for (int at = pruned.start(item) + 1; at < pruned.end(item); at++) {
                assertThat(pruned.value(at)).isLessThanOrEqualTo(pruned.value(at - 1));
            }
        }
        assertThat(pruned.valuesOf(0)[pruned.valuesOf(0).length - 1]).isNegative();
    }

    private static double[] positive(int size) {
        var random = new Random(6);
        var square = random.doubles((long) size * size, -1, 1).toArray();
        var matrix = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                for (int k = 0; k < size; k++) {
                    matrix[i * size + j] += square[i * size + k] * square[j * size + k];
                }
            }
            matrix[i * size + i] += 1;
        }
        return matrix;
    }

    /** The normal equations of one item on the others, by Gauss's elimination. */
    private static double[] regression(float[][] table, int target, double regularisation) {
        int items = table[0].length;
        var equations = new double[items][items + 1];
        for (int i = 0; i < items; i++) {
            for (float[] user : table) {
                for (int j = 0; j < items; j++) {
                    equations[i][j] += user[i] * user[j];
                }
                equations[i][items] += user[i] * user[target];
            }
            equations[i][i] += regularisation;
        }
        for (int i = 0; i < items; i++) {
            equations[i][target] = 0;
        }
        java.util.Arrays.fill(equations[target], 0);
        equations[target][target] = 1;
        for (int k = 0; k < items; k++) {
            for (int i = 0; i < items; i++) {
                double factor = i == k ? 0 : equations[i][k] / equations[k][k];
                for (int j = k; j <= items && factor != 0; j++) {
                    equations[i][j] -= factor * equations[k][j];
                }
            }
        }
        return IntStream.range(0, items)
                .mapToDouble(i -> equations[i][items] / equations[i][i])
                .toArray();
    }
}
