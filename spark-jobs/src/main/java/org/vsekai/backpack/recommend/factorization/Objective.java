package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;

/**
 * What implicit factors minimise (Hu, Koren and Volinsky, "Collaborative filtering for implicit feedback datasets", 2008,
 * with MLlib's conventions): over all users u and items i the sum of c (p - x_u y_i)^2, where for a strength r the
 * confidence c is 1 + alpha |r| and the preference p is 1 if r is positive, else 0, and without one c is 1 and p is 0;
 * and over all users and items the sum of reg n^exponent |x|^2, n being the number of their positive strengths. A weight
 * of what was not observed is no parameter of its own: a weight w is the same as alpha / w and reg / w.
 *
 * @param rank length of a factor
 * @param alpha how fast confidence grows with strength
 * @param regularisation reg
 * @param exponent of n in the penalty: 1 is MLlib's, 0 the same penalty for everybody
 */
public record Objective(int rank, double alpha, double regularisation, double exponent) implements Serializable {
    private static final long serialVersionUID = 1L;

    public Objective {
        require(rank >= 1, "the rank must be at least 1");
        require(alpha > 0 && Double.isFinite(alpha), "alpha must be more than 0");
        require(regularisation > 0 && Double.isFinite(regularisation), "regularisation must be more than 0");
        require(exponent >= 0 && exponent <= 2, "the exponent of the penalty must be from 0 to 2");
    }

    /** The penalty of a row with so many positive strengths. */
    double penalty(int positives) {
        return regularisation * Math.pow(positives, exponent);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
