package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;

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
    public static final String TIME_SPLIT = "time";
    /** The segment that is everybody. */
    public static final String ALL = "all";

    private static final String RELEVANT = "relevant";
    private static final String OWN = "own";

    private Evaluation() {}

    /** The metrics of factors that were fitted to the split's training part. */
    public static Result ofFactors(TimeSplit split, Factors factors, int rank) {
        var users = testUsers(split)
                .join(
                        factors.users().withColumnRenamed(FactorRow.ID, Strengths.USER),
                        new String[] {Strengths.USER},
                        "inner")
                .select(RELEVANT, OWN, FactorRow.FACTORS);
        return evaluate(users, ranker(factors.items(), rank), factors.items().count());
    }

    /** The metrics of recommending to everybody what most users have. */
    public static Result ofPopularity(TimeSplit split) {
        var counts = split.train()
                .groupBy(Strengths.ITEM)
                .agg(count(lit(1)).as("users"))
                .orderBy(col("users").desc(), col(Strengths.ITEM))
                .select(Strengths.ITEM)
                .collectAsList();
        var mostPopularFirst = counts.stream().mapToInt(row -> row.getInt(0)).toArray();
        return evaluate(
                testUsers(split).select(RELEVANT, OWN),
                new PopularityRanker(mostPopularFirst),
                mostPopularFirst.length);
    }

    /** Metrics by name, and the users that they are means over. */
    public record Result(Map<String, Double> metrics, long users) {
        public List<EvaluationRow> rows(String releaseId, String recommender) {
            return metrics.entrySet().stream()
                    .map(metric -> new EvaluationRow(
                            releaseId,
                            recommender,
                            TIME_SPLIT,
                            ALL,
                            metric.getKey(),
                            metric.getValue(),
                            metric.getValue(),
                            metric.getValue(),
                            users))
                    .toList();
        }
    }

    private static Dataset<Row> testUsers(TimeSplit split) {
        var relevant = split.test().groupBy(Strengths.USER).agg(items().as(RELEVANT));
        var own = split.train()
                .join(relevant.select(Strengths.USER), new String[] {Strengths.USER}, "left_semi")
                .groupBy(Strengths.USER)
                .agg(items().as(OWN));
        return relevant.join(own, new String[] {Strengths.USER}, "inner");
    }

    private static Column items() {
        return sort_array(collect_list(col(Strengths.ITEM)));
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

    private static Result evaluate(Dataset<Row> users, Ranker ranker, long candidates) {
        var context = JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext());
        Broadcast<Ranker> shared = context.broadcast(ranker);
        var total = new Tally();
        users.javaRDD()
                .mapPartitions(rows -> List.of(tally(rows, shared.value())).iterator())
                .collect()
                .forEach(total::add);
        shared.destroy();
        return new Result(total.metrics(candidates), total.users());
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
                ints(row.getList(0)), ints(row.getList(1)), row.size() > 2 ? floats(row.getList(2)) : new float[0]);
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
