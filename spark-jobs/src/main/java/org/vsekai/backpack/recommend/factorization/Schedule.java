package org.vsekai.backpack.recommend.factorization;

/**
 * How long factors are fitted.
 *
 * @param iterations most pairs of half-steps, items first
 * @param steps of conjugate gradients for a row in each half-step; {@code rank} of them solve it exactly
 * @param tolerance ends the fit after an iteration that changed the factors less than this share of their length; 0
 *     runs all iterations
 * @param seed of the factors of rows that have none to start from
 */
public record Schedule(int iterations, int steps, double tolerance, long seed) {
    public Schedule {
        require(iterations >= 1, "iterations must be at least 1");
        require(steps >= 1, "steps must be at least 1");
        require(tolerance >= 0 && Double.isFinite(tolerance), "the tolerance must be 0 or more");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
