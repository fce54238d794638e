package org.vsekai.backpack.factors;

import java.util.HashSet;

/** How much of the exact answer an approximate search gives. */
public final class Recall {
    private static final int QUERIES = 200;

    private Recall() {}

    /**
     * The mean share of the k exactly nearest rows that the search finds, by inner product.
     *
     * @param queries a sample of these is asked for
     * @return 1 where there is nothing to ask or to find
     */
    public static double of(TopK search, Vectors vectors, Vectors queries, int k) {
        var exact = new ExactTopK();
        int wanted = 0;
        int found = 0;
        for (int i = 0; i < Math.min(QUERIES, queries.size()); i++) {
            int position = (int) ((long) i * queries.size() / Math.min(QUERIES, queries.size()));
            var query = queries.vector(queries.id(position));
            var ids = new HashSet<Integer>();
            for (var hit : exact.search(vectors, query, k, Candidates.all(), Metric.DOT)
                    .hits()) {
                ids.add(hit.id());
            }
            wanted += ids.size();
            for (var hit : search.search(vectors, query, k, Candidates.all(), Metric.DOT)
                    .hits()) {
                found += ids.contains(hit.id()) ? 1 : 0;
            }
        }
        return wanted == 0 ? 1 : (double) found / wanted;
    }
}
