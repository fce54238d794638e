package org.vsekai.backpack.recommend.factorization;

/**
 * Section {@code backpack.recommend.factorization}; the units are in {@code reference.conf}.
 *
 * @param estimator what fits the factors
 * @param feedback what a strength says; explicit feedback is MLlib's alone
 * @param rank length of a factor
 * @param iterations most pairs of half-steps of a cold fit
 * @param steps of conjugate gradients for a row in a half-step
 * @param regularisation weight of the penalty on a factor's length
 * @param regularisationExponent of the number of strengths in the penalty; MLlib has 1 alone
 * @param alpha how fast confidence grows with strength
 * @param seed of the first factors and of the choice of test users
 * @param blocks blocks of users and of items, 0 to take them from the data
 * @param warm how a fit starts from the factors of the night before
 */
public record FactorizationSettings(
        FactorizationMethod estimator,
        Feedback feedback,
        int rank,
        int iterations,
        int steps,
        double regularisation,
        double regularisationExponent,
        double alpha,
        long seed,
        int blocks,
        Warm warm) {
    private static final int GREATEST_RANK = 1_024;
    private static final int MOST_BLOCKS = 10_000;

    public FactorizationSettings {
        require(rank >= 1 && rank <= GREATEST_RANK, "rank must be from 1 to " + GREATEST_RANK);
        require(iterations >= 1, "iterations must be at least 1");
        require(steps >= 1 && steps <= GREATEST_RANK, "steps must be from 1 to " + GREATEST_RANK);
        require(regularisation > 0 && Double.isFinite(regularisation), "regularisation must be more than 0");
        require(
                regularisationExponent >= 0 && regularisationExponent <= 2,
                "regularisation-exponent must be from 0 to 2");
        require(alpha > 0 && Double.isFinite(alpha), "alpha must be more than 0");
        require(blocks >= 0 && blocks <= MOST_BLOCKS, "blocks must be from 0 to " + MOST_BLOCKS);
        boolean mllib = estimator == FactorizationMethod.MLLIB_ALS;
        require(mllib || feedback == Feedback.IMPLICIT, "feedback = explicit needs estimator = mllib-als");
        require(
                !mllib || regularisationExponent == 1,
                "regularisation-exponent must be 1 with estimator = mllib-als, which knows no other");
    }

    /**
     * Settings under {@code warm}.
     *
     * @param iterations most pairs of half-steps of a warm fit, 0 to start cold each night
     * @param tolerance share of the factors' length below which an iteration's change ends it
     */
    public record Warm(int iterations, double tolerance) {
        public Warm {
            require(iterations >= 0, "warm.iterations must be 0 or more");
            require(tolerance >= 0 && Double.isFinite(tolerance), "warm.tolerance must be 0 or more");
        }
    }

    /** The same with other parameters of the objective. */
    public FactorizationSettings with(int newRank, double newRegularisation, double newExponent, double newAlpha) {
        return new FactorizationSettings(
                estimator,
                feedback,
                newRank,
                iterations,
                steps,
                newRegularisation,
                newExponent,
                newAlpha,
                seed,
                blocks,
                warm);
    }

    Objective objective() {
        return new Objective(rank, alpha, regularisation, regularisationExponent);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
