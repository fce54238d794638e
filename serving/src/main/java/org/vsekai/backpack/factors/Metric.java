package org.vsekai.backpack.factors;

/** How near a row is to a query: the greater, the nearer. Sums are in double precision, scores are rounded to a float. */
public enum Metric {
    /** The inner product. */
    DOT,
    /** The inner product over both lengths, 0 where one of them is 0. */
    COSINE,
    /** Minus the Euclidean distance. */
    L2;

    /** The score of the row that begins there. Never NaN, never minus zero. */
    float score(Kernel kernel, float[] rows, int from, float[] query, double queryNorm) {
        double score =
                switch (this) {
                    case DOT -> kernel.dot(rows, from, query);
                    case COSINE -> {
                        double norms = queryNorm * Math.sqrt(kernel.squaredNorm(rows, from, query.length));
                        yield norms == 0 ? 0 : kernel.dot(rows, from, query) / norms;
                    }
                    case L2 -> -Math.sqrt(kernel.squaredDistance(rows, from, query));
                };
        return (float) score + 0f;
    }
}
