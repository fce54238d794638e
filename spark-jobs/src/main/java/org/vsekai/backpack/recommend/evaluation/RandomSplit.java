package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Strengths;

/** Holds out a share of each user's liked items, drawn by a seed whatever their time: what most papers measure on. */
public final class RandomSplit {
    public static final String NAME = "random";

    private RandomSplit() {}

    /** Splits interactions as {@link Strengths#weighted} gives them. */
    public static Split of(
            Dataset<Row> weighted, InteractionSettings interactions, EvaluationSettings.Split settings, long seed) {
        var drawn = xxhash64(col(Strengths.USER), col(Strengths.ITEM), lit(seed));
        var pairs = HeldOut.ofEachUser(Strengths.pairs(weighted), settings, drawn, col(Strengths.ITEM));
        var train = pairs.where(not(col(HeldOut.TESTED))).select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH);
        return HeldOut.amongLearnt(
                NAME, Strengths.supported(train, interactions), HeldOut.test(pairs, settings.mostUsers(), seed));
    }
}
