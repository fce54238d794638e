package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.vsekai.backpack.recommend.interactions.Strengths;

/** What the splits share: which pairs are held out, and whose of them are tested. */
final class HeldOut {
    /** Whether a pair is held out. */
    static final String TESTED = "tested";

    private static final String LIKED = "liked";
    private static final String ITEMS = "items";
    private static final String PLACE = "place";
    private static final int BUCKETS = 1_000_000;

    private HeldOut() {}

    /** The pairs, each marked: of a user with enough liked items the first of them in an order are held out. */
    static Dataset<Row> ofEachUser(Dataset<Row> pairs, EvaluationSettings.Split settings, Column... order) {
        var alike = Window.partitionBy(Strengths.USER, LIKED);
        var most = greatest(lit(1L), floor(col(ITEMS).multiply(settings.share())));
        return pairs.withColumn(LIKED, col(Strengths.STRENGTH).gt(0))
                .withColumn(ITEMS, count(lit(1)).over(alike))
                .withColumn(PLACE, row_number().over(alike.orderBy(order)))
                .withColumn(
                        TESTED,
                        col(LIKED)
                                .and(col(ITEMS).geq(settings.leastItems()))
                                .and(col(PLACE).leq(most)))
                .drop(LIKED, ITEMS, PLACE);
    }

    /** Whether a number is of the share that a seed draws. */
    static Column drawn(String number, double share, long seed) {
        var bucket = hash(number, seed).mod(BUCKETS).plus(BUCKETS).mod(BUCKETS);
        return bucket.lt(lit(share).multiply(BUCKETS));
    }

    /** An order that a seed draws. */
    static Column hash(String number, long seed) {
        return xxhash64(col(number), lit(seed));
    }

    /** User and item of the pairs that are held out, of a sample of users. */
    static Dataset<Row> test(Dataset<Row> pairs, int mostUsers, long seed) {
        var tested = pairs.where(col(TESTED)).select(Strengths.USER, Strengths.ITEM);
        var sample = tested.select(Strengths.USER)
                .distinct()
                .orderBy(hash(Strengths.USER, seed), col(Strengths.USER))
                .limit(mostUsers);
        return tested.join(sample, new String[] {Strengths.USER}, "left_semi");
    }

    /** A split whose candidates are the items of its training part. */
    static Split amongLearnt(String name, Dataset<Row> train, Dataset<Row> test) {
        return new Split(name, train, test, train.select(Strengths.ITEM).distinct());
    }
}
