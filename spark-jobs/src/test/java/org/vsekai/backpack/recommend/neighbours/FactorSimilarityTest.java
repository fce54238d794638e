package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

class FactorSimilarityTest {
    private static final int RANK = 4;
    /** More than one tile. */
    private static final int SIZE = 2_500;

    private final float[] factors = factors();

    @Test
    void neighboursAreTheGreatestCosines() {
        var neighbours = new FactorSimilarity(RANK, factors).neighbours(100, 200, 7);

        for (int item = 100; item < 200; item++) {
            int self = item;
            var expected = best(other -> cosine(self, other), self, 7);
            assertThat(neighbours.columnsOf(item - 100)).isEqualTo(expected);
            assertThat((double) neighbours.valuesOf(item - 100)[0]).isCloseTo(cosine(item, expected[0]), within(1e-5));
        }
    }

    @Test
    void whatHasNoFactorsIsLikeNothing() {
        var similarity = new FactorSimilarity(2, new float[] {1, 2, 0, 0, 2, 4, -1, -2});

        var neighbours = similarity.neighbours(0, 4, 3);

        assertThat(neighbours.columnsOf(0)).containsExactly(2);
        assertThat(neighbours.columnsOf(1)).isEmpty();
        assertThat(neighbours.columnsOf(3)).isEmpty();
    }

    @Test
    void theBlendIsAShareOfEach() {
        var other = new float[64][SIZE];
        var random = new Random(8);
        var rows = new SparseMatrix.Builder(SIZE, 1);
        for (int row = 0; row < 64; row++) {
            // Every fourth has no neighbours of the other kind.
            for (int column :
                    random.ints(row % 4 == 0 ? 0 : 40, 0, SIZE).distinct().toArray()) {
                other[row][column] = random.nextFloat();
                rows.put(column, other[row][column]);
            }
            rows.endRow();
        }

        var blended = new FactorSimilarity(RANK, factors).blended(30, 94, 9, rows.build(), 0.3);

        for (int row = 0; row < 64; row++) {
            int self = 30 + row;
            var added = other[row];
            var expected = best(to -> 0.3 * Math.max(0, cosine(self, to)) + 0.7 * added[to], self, 9);
            assertThat(blended.columnsOf(row)).isEqualTo(expected);
            assertThat(blended.valuesOf(row)[0]).isBetween(0f, 1f);
        }
    }

    @Test
    void factorsOfAnotherRankAreRefused() {
        assertThatThrownBy(() -> new FactorSimilarity(3, new float[4])).hasMessageContaining("rank 3");
    }

    private static int[] best(java.util.function.IntToDoubleFunction score, int self, int most) {
        return IntStream.range(0, SIZE)
                .filter(other -> other != self && score.applyAsDouble(other) > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer other) -> -score.applyAsDouble(other))
                        .thenComparing(other -> other))
                .limit(most)
                .mapToInt(other -> other)
                .toArray();
    }

    private double cosine(int left, int right) {
        double product = 0;
        double ofLeft = 0;
        double ofRight = 0;
        for (int k = 0; k < RANK; k++) {
            product += (double) factors[left * RANK + k] * factors[right * RANK + k];
            ofLeft += Math.pow(factors[left * RANK + k], 2);
            ofRight += Math.pow(factors[right * RANK + k], 2);
        }
        return product / Math.sqrt(ofLeft * ofRight);
    }

    private static float[] factors() {
        var random = new Random(7);
        var factors = new float[SIZE * RANK];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = (float) random.nextGaussian();
        }
        return factors;
    }
}
