package org.vsekai.backpack.recommend.factorization;

import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/** First factors: random directions, known by seed and id alone, whoever else is there. */
final class RandomRows {
    private static final double SHORT = 1e-3;
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private RandomRows() {}

    /** Fills row {@code number} with the direction of an id, of this length. */
    static void fill(float[] rows, int number, int rank, double length, long seed, int id) {
        var random = new SplittableRandom(seed ^ (id + 1L) * SPREAD);
        double squares = 0;
        int at = number * rank;
        for (int k = 0; k < rank; k++) {
            // The sum of uniform numbers is near enough to normal for a direction, and quick.
            float value = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
            rows[at + k] = value;
            squares += value * value;
        }
        float scale = (float) (length / Math.sqrt(Math.max(squares, Double.MIN_NORMAL)));
        for (int k = 0; k < rank; k++) {
            rows[at + k] *= scale;
        }
    }

    /**
     * Gives rows that are 0 a short random vector, to start from: at 0 an item and the only user who has it would hold each
     * other there.
     *
     * @param ids the id of each row
     */
    static void fillEmpty(float[] rows, int rank, long seed, IntUnaryOperator ids) {
        for (int row = 0; row < rows.length / rank; row++) {
            if (isEmpty(rows, row, rank)) {
                fill(rows, row, rank, SHORT, seed, ids.applyAsInt(row));
            }
        }
    }

    private static boolean isEmpty(float[] rows, int row, int rank) {
        for (int k = row * rank; k < (row + 1) * rank; k++) {
            if (rows[k] != 0) {
                return false;
            }
        }
        return true;
    }
}
