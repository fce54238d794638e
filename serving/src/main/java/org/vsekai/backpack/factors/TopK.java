package org.vsekai.backpack.factors;

import java.util.BitSet;
import java.util.List;

/** Finds the nearest rows of a set of vectors. Thread-safe. */
public interface TopK {

    /**
     * The k nearest rows, nearest first; of equally near ones that of the smaller id first. Fewer where there are fewer.
     *
     * @param query as long as the vectors' rank
     * @param excluded ids that must not appear
     * @throws IllegalArgumentException when k is below 1 or the query's length or numbers are wrong
     */
    Found search(Vectors vectors, float[] query, int k, BitSet excluded, Metric metric);

    /**
     * What was found.
     *
     * @param touched rows that a score was computed for: the cost
     */
    record Found(List<Scored> hits, int touched) {
        public Found {
            hits = List.copyOf(hits);
        }
    }
}
