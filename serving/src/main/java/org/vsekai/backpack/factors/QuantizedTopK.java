package org.vsekai.backpack.factors;

import java.util.List;

/**
 * Approximate: scans the rows' bytes as {@link ExactTopK} does, but allows only for a quarter of the rounding that they may
 * hide. Rounding errors of single numbers mostly cancel each other, so hardly a row is missed. Scores are exact. Thread-safe.
 */
final class QuantizedTopK implements TopK {
    private static final double CAUTION = 0.25;

    private final TopK scan;

    QuantizedTopK() {
        this(Kernels.fastest());
    }

    QuantizedTopK(Kernel kernel) {
        scan = new ExactTopK(kernel, CAUTION);
    }

    @Override
    public Found search(Vectors vectors, float[] query, int k, Candidates candidates, Metric metric) {
        return scan.search(vectors, query, k, candidates, metric);
    }

    @Override
    public List<Found> searchAll(
            Vectors vectors, List<float[]> queries, int k, List<Candidates> candidates, Metric metric) {
        return scan.searchAll(vectors, queries, k, candidates, metric);
    }
}
