package org.vsekai.backpack.factors;

/**
 * What a row must show to be looked at: with c the whole-number product of row and query, l the length of what
 * the row's codes stand for, e their error and n the row's norm, the row is passed over when
 *
 * <pre>((scale c + blur) l + error e + base) n &lt; quadratic n^2 + linear n + constant</pre>
 *
 * The left side is the greatest inner product with the query's direction that the row can have, the right side the least
 * with which it gets in. Mutable; for one thread.
 */
final class Gate {
    /** Covers the rounding of the gate's own floats, relative to a norm. */
    private static final double ROUNDING = 1e-5;

    /** Beyond these the squares of the Euclidean gate leave the range of a float. */
    private static final double LEAST_NORM = 1e-6;

    private static final double GREATEST_NORM = 1e15;

    float scale;
    float error;
    float blur;
    float base;
    float quadratic;
    float linear;
    float constant;

    /**
     * Sets the left side for a query.
     *
     * @param centre inner product of the query's direction and the rows' mean direction
     */
    void open(QueryCodes query, double centre) {
        scale = (float) query.scale();
        blur = (float) query.error();
        error = (float) query.norm();
        base = (float) (centre + ROUNDING);
        quadratic = 0;
        linear = 0;
        constant = Float.NEGATIVE_INFINITY;
    }

    /**
     * Sets the right side.
     *
     * @param threshold the least score that gets in
     * @param greatestNorm of all rows
     */
    void narrow(Metric metric, float threshold, double queryNorm, double greatestNorm) {
        if (threshold == Float.NEGATIVE_INFINITY || queryNorm == 0) {
            return;
        }
        switch (metric) {
            case DOT -> {
                // A score is rounded to a float: what is less by half a unit still is the same score.
                double least = Math.min(threshold, Float.MAX_VALUE) - Float.MIN_VALUE;
                constant = (float) (least / queryNorm) - 4 * Float.MIN_VALUE;
            }
            case COSINE -> {
                linear = threshold;
                constant = -4 * Float.MIN_VALUE;
            }
            case L2 -> narrowByDistance(-threshold, queryNorm, greatestNorm);
        }
    }

    /** |q - x|^2 at most t^2 is q x at least (|q|^2 + |x|^2 - t^2) / 2. */
    private void narrowByDistance(double distance, double queryNorm, double greatestNorm) {
        if (queryNorm < LEAST_NORM || queryNorm > GREATEST_NORM || greatestNorm > GREATEST_NORM) {
            return;
        }
        double squares = queryNorm * queryNorm + distance * distance;
        constant = (float) ((queryNorm * queryNorm - distance * distance - ROUNDING * squares) / (2 * queryNorm));
        quadratic = (float) ((1 - ROUNDING) / (2 * queryNorm));
    }
}
