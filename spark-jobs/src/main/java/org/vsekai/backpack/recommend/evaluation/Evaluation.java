package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;

/**
 * How good rankings are on a split. Candidates are the items of training less the user's own; a test item that is no
 * candidate counts as missed. Items' factors go to every executor, which scores its share of the users against them.
 */
public final class Evaluation {
    public static final String ALS = "als";
    public static final String POPULARITY = "popularity";
    /** The segment that is everybody. */
    public static final String ALL = "all";

    private static final String RELEVANT = "relevant";
    private static final String OWN = "own";
    private static final String LIKED = "liked";
    private static final String[] USER = {Strengths.USER};

    private Evaluation() {}

    /** The metrics of factors that were fitted to the split's training part. */
    public static Result ofFactors(Split split, Factors factors, int rank) {
        var items = factors.items()
                .join(
                        split.candidates(),
                        col(FactorRow.ID).equalTo(split.candidates().col(Strengths.ITEM)),
                        "left_semi");
        return of(split, ranker(items, rank), factors.users());
    }

    /** The metrics of recommending to everybody what most users like. */
    public static Result ofPopularity(Split split) {
        var users = sum(when(col(Strengths.STRENGTH).gt(0), 1).otherwise(0));
        var counts = split.candidates()
                .join(split.train(), new String[] {Strengths.ITEM}, "left")
                .groupBy(Strengths.ITEM)
                .agg(users.as("users"))
                .orderBy(col("users").desc(), col(Strengths.ITEM))
                .select(Strengths.ITEM)
                .collectAsList();
        return of(
                split,
                new PopularityRanker(
                        counts.stream().mapToInt(row -> row.getInt(0)).toArray()));
    }

    /** The metrics of a ranker that needs no factors of users. */
    public static Result of(Split split, Ranker ranker) {
        return evaluate(testUsers(split).withColumn(FactorRow.FACTORS, array().cast("array<float>")), split, ranker);
    }

    /**
     * The metrics of a ranker.
     *
     * @param userFactors rows of {@code user_factors}; users of the split without any get an empty array
     */
    public static Result of(Split split, Ranker ranker, Dataset<Row> userFactors) {
        var users = testUsers(split)
                .join(userFactors.withColumnRenamed(FactorRow.ID, Strengths.USER), USER, "left")
                .withColumn(FactorRow.FACTORS, coalesce(col(FactorRow.FACTORS), array().cast("array<float>")));
        return evaluate(users, split, ranker);
    }

    /** Metrics by name, and the users that they are means over. */
    public record Result(Map<String, Double> metrics, long users) {
        public List<EvaluationRow> rows(String releaseId, String recommender) {
            return metrics.entrySet().stream()
                    .map(metric -> new EvaluationRow(
                            releaseId,
                            recommender,
                            TimeSplit.NAME,
                            ALL,
                            metric.getKey(),
                            metric.getValue(),
                            metric.getValue(),
                            metric.getValue(),
                            users))
                    .toList();
        }
    }

    private static Dataset<Row> testUsers(Split split) {
        var relevant = split.test()
                .groupBy(Strengths.USER)
                .agg(items(col(Strengths.ITEM)).as(RELEVANT));
        var own = split.train()
                .join(relevant.select(Strengths.USER), USER, "left_semi")
                .groupBy(Strengths.USER)
                .agg(
                        items(col(Strengths.ITEM)).as(OWN),
                        items(when(col(Strengths.STRENGTH).gt(0), col(Strengths.ITEM)))
                                .as(LIKED));
        return relevant.join(own, USER, "left")
                .withColumn(OWN, coalesce(col(OWN), array().cast("array<int>")))
                .withColumn(LIKED, coalesce(col(LIKED), array().cast("array<int>")));
    }

    private static Column items(Column numbers) {
        return sort_array(collect_list(numbers));
    }

    private static FactorRanker ranker(Dataset<Row> itemFactors, int rank) {
        var rows = itemFactors.orderBy(FactorRow.ID).collectAsList();
        var items = new int[rows.size()];
        var factors = new float[Math.multiplyExact(rank, rows.size())];
        for (int i = 0; i < items.length; i++) {
            items[i] = rows.get(i).getInt(0);
            System.arraycopy(floats(rows.get(i).getList(1)), 0, factors, i * rank, rank);
        }
        return new FactorRanker(rank, items, factors);
    }

    private static Result evaluate(Dataset<Row> testUsers, Split split, Ranker ranker) {
        var users = testUsers.select(Strengths.USER, RELEVANT, OWN, LIKED, FactorRow.FACTORS);
        var context = JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext());
        Broadcast<Ranker> shared = context.broadcast(ranker);
        var total = new Tally();
        users.javaRDD()
                .mapPartitions(rows -> List.of(tally(rows, shared.value())).iterator())
                .collect()
                .forEach(total::add);
        shared.destroy();
        return new Result(total.metrics(split.candidates().count()), total.users());
    }

    private static Tally tally(Iterator<Row> rows, Ranker ranker) {
        var tally = new Tally();
        var block = new ArrayList<TestUser>(ranker.usersAtOnce());
        while (rows.hasNext()) {
            block.add(testUser(rows.next()));
            if (block.size() == ranker.usersAtOnce() || !rows.hasNext()) {
                var rankings = ranker.rank(block, Tally.LONG_CUT);
                for (int i = 0; i < block.size(); i++) {
                    tally.add(rankings.get(i), block.get(i).relevant());
                }
                block.clear();
            }
        }
        return tally;
    }

    private static TestUser testUser(Row row) {
        return new TestUser(
                row.getInt(0),
                ints(row.getList(1)),
                ints(row.getList(2)),
                ints(row.getList(3)),
                floats(row.getList(4)));
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    private static float[] floats(List<Float> numbers) {
        var result = new float[numbers.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.get(i);
        }
        return result;
    }
}
