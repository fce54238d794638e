package org.vsekai.backpack.recommend.factorization;

/**
 * Section {@code backpack.recommend.factorization}; the units are in {@code reference.conf}.
 *
 * @param rank length of a factor
 * @param iterations pairs of half-steps
 * @param regularisation weight of the penalty on a factor's length
 * @param alpha how fast confidence grows with strength
 * @param seed of the first factors and of the choice of test users
 * @param blocks blocks of users and of items, 0 to take them from the data
 */
public record FactorizationSettings(
        int rank, int iterations, double regularisation, double alpha, long seed, int blocks) {
    private static final int GREATEST_RANK = 1_024;
    private static final int MOST_BLOCKS = 10_000;

    public FactorizationSettings {
        require(rank >= 1 && rank <= GREATEST_RANK, "rank must be from 1 to " + GREATEST_RANK);
        require(iterations >= 1, "iterations must be at least 1");
        require(regularisation > 0 && Double.isFinite(regularisation), "regularisation must be more than 0");
        require(alpha > 0 && Double.isFinite(alpha), "alpha must be more than 0");
        require(blocks >= 0 && blocks <= MOST_BLOCKS, "blocks must be from 0 to " + MOST_BLOCKS);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
