package org.vsekai.backpack.factors;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Exact top-k with little reading. Rows lie by falling norm; block after block, whole-number products of the rows' and the
 * query's codes bound every inner product from above, and only rows whose bound reaches the k-th best score so far are
 * scored from their own numbers. By inner product the scan ends at the first block whose norms are too small (Cauchy-Schwarz;
 * LEMP, Teflioudi et al., SIGMOD 2015; whole-number bounds: FEXIPRO, Li et al., SIGMOD 2017). The answer is that of scoring
 * every row in double precision. Where few ids may be found, these are scored one by one instead. Thread-safe; keeps some
 * kilobytes for each thread that searches.
 */
public final class ExactTopK implements TopK {
    /** So many queries share a pass over the codes: what they need beside the block still fits the first cache. */
    private static final int QUERIES_PER_PASS = 16;

    private final ThreadLocal<Scan[]> scans;

    /** With the fastest kernel of this machine. */
    public ExactTopK() {
        this(Kernels.fastest());
    }

    ExactTopK(Kernel kernel) {
        scans = ThreadLocal.withInitial(() -> Stream.generate(() -> new Scan(kernel))
                .limit(QUERIES_PER_PASS)
                .toArray(Scan[]::new));
    }

    @Override
    public Found search(Vectors vectors, float[] query, int k, Candidates candidates, Metric metric) {
        check(vectors, query, k);
        var scan = scans.get()[0];
        scan.start(vectors, query, k, candidates, metric);
        scan.run();
        return scan.found();
    }

    @Override
    public List<Found> searchAll(
            Vectors vectors, List<float[]> queries, int k, List<Candidates> candidates, Metric metric) {
        if (queries.size() != candidates.size()) {
            throw new IllegalArgumentException(
                    queries.size() + " queries have candidates for " + candidates.size() + " of them");
        }
        queries.forEach(query -> check(vectors, query, k));
        var found = new ArrayList<Found>(queries.size());
        var pass = scans.get();
        for (int first = 0; first < queries.size(); first += pass.length) {
            int count = Math.min(pass.length, queries.size() - first);
            for (int i = 0; i < count; i++) {
                pass[i].start(vectors, queries.get(first + i), k, candidates.get(first + i), metric);
            }
            run(pass, count, vectors.blockCount());
            for (int i = 0; i < count; i++) {
                found.add(pass[i].found());
            }
        }
        return found;
    }

    /** Scans that read blocks by falling norm share each block while it is in the cache. */
    private static void run(Scan[] pass, int count, int blocks) {
        for (int i = 0; i < count; i++) {
            if (!pass[i].readsByFallingNorm()) {
                pass[i].run();
            }
        }
        int reading = count;
        for (int block = 0; block < blocks && reading > 0; block++) {
            reading = 0;
            for (int i = 0; i < count; i++) {
                reading += pass[i].reads(block) ? 1 : 0;
            }
        }
    }

    private static void check(Vectors vectors, float[] query, int k) {
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
    }
}
