package org.vsekai.backpack.recommend.factorization;

import java.util.SplittableRandom;

/** First factors: random points of the unit sphere, known by seed and id alone, whoever else is there. */
final class RandomRows {
    private static final long SPREAD = 0x9e3779b97f4a7c15L;

    private RandomRows() {}

    /** Fills row {@code number} with the point of an id. */
    static void fill(float[] rows, int number, int rank, long seed, int id) {
        var random = new SplittableRandom(seed ^ (id + 1L) * SPREAD);
        double squares = 0;
        int at = number * rank;
        for (int k = 0; k < rank; k++) {
            // The sum of uniform numbers is near enough to normal for a direction, and quick.
            float value = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
            rows[at + k] = value;
            squares += value * value;
        }
        float scale = (float) (1 / Math.sqrt(Math.max(squares, Double.MIN_NORMAL)));
        for (int k = 0; k < rank; k++) {
            rows[at + k] *= scale;
        }
    }
}
