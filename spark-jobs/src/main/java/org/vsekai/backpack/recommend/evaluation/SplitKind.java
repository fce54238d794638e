package org.vsekai.backpack.recommend.evaluation;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;

/** The splits there are. */
public enum SplitKind {
    TIME,
    RANDOM,
    COLD_ITEMS,
    COLD_USERS;

    /** Splits interactions as {@code Strengths.weighted} gives them. */
    public Split of(
            Dataset<Row> weighted, InteractionSettings interactions, EvaluationSettings.Split settings, long seed) {
        return switch (this) {
            case TIME -> TimeSplit.of(weighted, interactions, settings, seed);
            case RANDOM -> RandomSplit.of(weighted, interactions, settings, seed);
            case COLD_ITEMS -> ColdSplit.ofItems(weighted, interactions, settings, seed);
            case COLD_USERS -> ColdSplit.ofUsers(weighted, interactions, settings, seed);
        };
    }
}
