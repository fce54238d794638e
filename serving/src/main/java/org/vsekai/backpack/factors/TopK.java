package org.vsekai.backpack.factors;

import java.util.BitSet;
import java.util.List;

/** Finds the nearest rows of a set of vectors. Thread-safe. */
public interface TopK {

    /**
     * The k nearest rows, nearest first; of equally near ones that of the smaller id first. Fewer where there are fewer.
     *
     * @param query as long as the vectors' rank
     * @throws IllegalArgumentException when k is below 1 or the query's length or numbers are wrong
     */
    Found search(Vectors vectors, float[] query, int k, Candidates candidates, Metric metric);

    /**
     * The same among all but some rows.
     *
     * @param excluded ids that must not appear
     */
    default Found search(Vectors vectors, float[] query, int k, BitSet excluded, Metric metric) {
        return search(vectors, query, k, Candidates.without(excluded), metric);
    }

    /**
     * Many searches at once: faster than one after the other where each has to read much.
     *
     * @param candidates for each query, in their order
     * @return for each query, in their order
     * @throws IllegalArgumentException when there are not as many candidates as queries, or as for one search
     */
    List<Found> searchAll(
            Vectors vectors, List<float[]> queries, int k, List<Candidates> candidates, Metric metric);

    /**
     * What was found.
     *
     * @param touched rows whose codes or numbers were read: the cost
     * @param scored rows of these that a score was computed for
     */
    record Found(List<Scored> hits, int touched, int scored) {
        public Found {
            hits = List.copyOf(hits);
        }
    }
}
