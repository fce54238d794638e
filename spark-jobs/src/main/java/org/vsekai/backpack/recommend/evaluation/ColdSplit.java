package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Strengths;

/** Holds out whole items or whole users, drawn by a seed: how well those fare of whom no interaction tells. */
public final class ColdSplit {
    public static final String ITEMS = "cold_items";
    public static final String USERS = "cold_users";

    private ColdSplit() {}

    /** Holds out items. They alone are candidates: against known items, most new ones would never be seen. */
    public static Split ofItems(
            Dataset<Row> weighted, InteractionSettings interactions, EvaluationSettings.Split settings, long seed) {
        var pairs = Strengths.pairs(weighted);
        var cold = HeldOut.drawn(Strengths.ITEM, settings.coldShare(), seed);
        var train = train(pairs, cold, interactions);
        var test = HeldOut.test(tested(pairs, cold), settings.mostUsers(), seed);
        return new Split(ITEMS, train, test, test.select(Strengths.ITEM).distinct());
    }

    /** Holds out users, with all that they like. */
    public static Split ofUsers(
            Dataset<Row> weighted, InteractionSettings interactions, EvaluationSettings.Split settings, long seed) {
        var pairs = Strengths.pairs(weighted);
        var cold = HeldOut.drawn(Strengths.USER, settings.coldShare(), seed);
        var test = HeldOut.test(tested(pairs, cold), settings.mostUsers(), seed);
        return HeldOut.amongLearnt(USERS, train(pairs, cold, interactions), test);
    }

    private static Dataset<Row> train(Dataset<Row> pairs, Column cold, InteractionSettings interactions) {
        var warm = pairs.where(not(cold)).select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH);
        return Strengths.supported(warm, interactions);
    }

    private static Dataset<Row> tested(Dataset<Row> pairs, Column cold) {
        return pairs.withColumn(HeldOut.TESTED, cold.and(col(Strengths.STRENGTH).gt(0)));
    }
}
