package org.vsekai.backpack.recommend.evaluation;

/** A recommender besides ALS and popularity, to be measured beside them. Stateless between calls. */
public interface Contender {
    /** As {@code evaluations} name it: blended, neighbours, content. */
    String name();

    /** Learns from a training part alone. */
    Ranker learn(TrainingPart part);
}
