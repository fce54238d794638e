package org.vsekai.backpack.recommend.evaluation;

import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.factorization.Factors;

/** A recommender besides ALS and popularity, to be measured beside them. Stateless between calls. */
public interface Contender {
    /** As {@code evaluations} name it: blended, neighbours, content. */
    String name();

    /**
     * Learns from a split's training part alone.
     *
     * @param factors ALS's, fitted to the same part
     * @param rank their length
     */
    Ranker learn(StageContext context, Split split, Factors factors, int rank);
}
