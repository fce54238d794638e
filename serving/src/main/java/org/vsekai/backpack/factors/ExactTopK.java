package org.vsekai.backpack.factors;

/**
 * Exact top-k with little reading. Rows lie by falling norm; block after block, whole-number products of the rows' and the
 * query's codes bound every inner product from above, and only rows whose bound reaches the k-th best score so far are
 * scored from their own numbers. By inner product the scan ends at the first block whose norms are too small (Cauchy-Schwarz;
 * LEMP, Teflioudi et al., SIGMOD 2015; whole-number bounds: FEXIPRO, Li et al., SIGMOD 2017). The answer is that of scoring
 * every row in double precision. Where few ids may be found, these are scored one by one instead. Thread-safe; keeps some
 * kilobytes for each thread that searches.
 */
public final class ExactTopK implements TopK {
    /** Scoring an id at random takes about as long as reading the codes of so many rows. */
    private static final int ROWS_PER_ID = 32;

    private final ThreadLocal<Scan> scans;

    /** With the fastest kernel of this machine. */
    public ExactTopK() {
        this(Kernels.fastest());
    }

    ExactTopK(Kernel kernel) {
        scans = ThreadLocal.withInitial(() -> new Scan(kernel));
    }

    @Override
    public Found search(Vectors vectors, float[] query, int k, Candidates candidates, Metric metric) {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
        if (vectors.size() > 0 && query.length != vectors.rank()) {
            throw new IllegalArgumentException(
                    "the query has " + query.length + " numbers, the vectors have " + vectors.rank());
        }
        if (!Double.isFinite(Vectors.norm(query))) {
            throw new IllegalArgumentException("the query holds a number that is not finite");
        }
        var scan = scans.get();
        scan.start(vectors, query, k, candidates, metric);
        if ((long) candidates.atMost(vectors.idLimit()) * ROWS_PER_ID < vectors.size()) {
            scan.candidates();
        } else {
            scan.blocks();
        }
        return scan.found();
    }
}
