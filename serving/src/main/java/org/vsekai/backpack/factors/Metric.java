package org.vsekai.backpack.factors;

/** How near a row is to a query: the greater, the nearer. */
public enum Metric {
    /** The inner product. */
    DOT,
    /** The inner product over both lengths, 0 where one of them is 0. */
    COSINE,
    /** Minus the Euclidean distance. */
    L2;

    float score(float dot, float queryNorm, float rowNorm) {
        return switch (this) {
            case DOT -> dot;
            case COSINE -> queryNorm == 0 || rowNorm == 0 ? 0 : dot / (queryNorm * rowNorm);
            case L2 ->
                (float) -Math.sqrt(
                        Math.max(0, (double) queryNorm * queryNorm + (double) rowNorm * rowNorm - 2.0 * dot));
        };
    }

    /** The greatest score that a row of this norm or a smaller one can have. */
    float bound(float queryNorm, float rowNorm) {
        return switch (this) {
            // Cauchy-Schwarz; the margin covers the rounding of sums of up to some thousand terms.
            case DOT -> queryNorm * rowNorm * 1.0005f;
            case COSINE, L2 -> Float.POSITIVE_INFINITY;
        };
    }
}
