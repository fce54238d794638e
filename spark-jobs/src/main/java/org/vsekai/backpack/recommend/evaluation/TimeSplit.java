package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Strengths;

/**
 * Holds out each user's newest liked items: a user's items are ordered by the first interaction with them (ties by the
 * item's number), and the last share of them is the test. What a user did after the first of these counts for no
 * strength, so that training knows nothing of the time that it is tested on.
 */
public final class TimeSplit {
    public static final String NAME = "time";

    private static final String CUT = "cut";

    private TimeSplit() {}

    /** Splits interactions as {@link Strengths#weighted} gives them. */
    public static Split of(
            Dataset<Row> weighted, InteractionSettings interactions, EvaluationSettings.Split settings, long seed) {
        var pairs = marked(weighted, settings);
        var train = Strengths.supported(train(weighted, pairs), interactions);
        return HeldOut.amongLearnt(NAME, train, HeldOut.test(pairs, settings.mostUsers(), seed));
    }

    /** The interactions of the training part, to split once more: a validation part that knows nothing of the test part. */
    public static Dataset<Row> learntFrom(Dataset<Row> weighted, EvaluationSettings.Split settings) {
        return known(weighted, marked(weighted, settings)).drop(CUT);
    }

    private static Dataset<Row> marked(Dataset<Row> weighted, EvaluationSettings.Split settings) {
        return HeldOut.ofEachUser(
                Strengths.pairs(weighted),
                settings,
                col(Strengths.FIRST_AT).desc(),
                col(Strengths.ITEM).desc());
    }

    private static Dataset<Row> known(Dataset<Row> weighted, Dataset<Row> pairs) {
        var kept = pairs.where(not(col(HeldOut.TESTED))).select(Strengths.USER, Strengths.ITEM);
        var cuts = pairs.where(col(HeldOut.TESTED))
                .groupBy(Strengths.USER)
                .agg(min(Strengths.FIRST_AT).as(CUT));
        return weighted.join(kept, new String[] {Strengths.USER, Strengths.ITEM}, "inner")
                .join(cuts, new String[] {Strengths.USER}, "left")
                .where(col(CUT).isNull().or(col(Strengths.AT).leq(col(CUT))));
    }

    private static Dataset<Row> train(Dataset<Row> weighted, Dataset<Row> pairs) {
        return Strengths.pairs(known(weighted, pairs)).select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH);
    }
}
