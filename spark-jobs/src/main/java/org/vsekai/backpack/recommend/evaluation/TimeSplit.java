package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.vsekai.backpack.recommend.interactions.Strengths;

/**
 * Holds out each user's newest items: a user's items are ordered by the first interaction with them (ties by the item's
 * number), and the last share of them is the test. What a user did after the first of these counts for no strength, so
 * that training knows nothing of the time that it is tested on.
 */
public final class TimeSplit {
    public static final String NAME = "time";

    private static final String ITEMS = "items";
    private static final String AGE = "age";
    private static final String TESTED = "tested";
    private static final String CUT = "cut";
    private static final String[] USER = {Strengths.USER};
    private static final String[] PAIR = {Strengths.USER, Strengths.ITEM};

    private TimeSplit() {}

    /** Splits interactions as {@link Strengths#weighted} gives them. */
    public static Split of(Dataset<Row> weighted, EvaluationSettings.Split settings, long seed) {
        var pairs = marked(Strengths.pairs(weighted), settings);
        var train = train(weighted, pairs);
        return new Split(
                NAME,
                train,
                test(pairs, settings.mostUsers(), seed),
                train.select(Strengths.ITEM).distinct());
    }

    private static Dataset<Row> marked(Dataset<Row> pairs, EvaluationSettings.Split settings) {
        var perUser = Window.partitionBy(Strengths.USER);
        var newestFirst = perUser.orderBy(
                col(Strengths.FIRST_AT).desc(), col(Strengths.ITEM).desc());
        var heldOut = greatest(lit(1L), floor(col(ITEMS).multiply(settings.share())));
        var tested = col(ITEMS).geq(settings.leastItems()).and(col(AGE).leq(heldOut));
        return pairs.withColumn(ITEMS, count(lit(1)).over(perUser))
                .withColumn(AGE, row_number().over(newestFirst))
                .withColumn(TESTED, tested)
                .select(Strengths.USER, Strengths.ITEM, Strengths.FIRST_AT, TESTED);
    }

    private static Dataset<Row> train(Dataset<Row> weighted, Dataset<Row> pairs) {
        var kept = pairs.where(not(col(TESTED))).select(Strengths.USER, Strengths.ITEM);
        var cuts = pairs.where(col(TESTED))
                .groupBy(Strengths.USER)
                .agg(min(Strengths.FIRST_AT).as(CUT));
        var known = weighted.join(kept, PAIR, "inner")
                .join(cuts, USER, "left")
                .where(col(CUT).isNull().or(col(Strengths.AT).leq(col(CUT))));
        return Strengths.pairs(known).select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH);
    }

    private static Dataset<Row> test(Dataset<Row> pairs, int mostUsers, long seed) {
        var tested = pairs.where(col(TESTED)).select(Strengths.USER, Strengths.ITEM);
        var sample = tested.select(Strengths.USER)
                .distinct()
                .orderBy(xxhash64(col(Strengths.USER), lit(seed)), col(Strengths.USER))
                .limit(mostUsers);
        return tested.join(sample, USER, "left_semi");
    }
}
