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
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.FactorRow;

/**
 * How good rankings are on a split. Candidates are the split's, less the user's own; a test item that is no candidate
 * counts as missed, and so do all of a user's to whom nothing is recommended. What is known of items goes to every
 * executor, which ranks for its share of the users. For one thread.
 */
public final class Evaluation {
    public static final String ALS = "als";
    public static final String POPULARITY = "popularity";

    private static final String RELEVANT = "relevant";
    private static final String OWN = "own";
    private static final String LIKED = "liked";
    private static final String[] USER = {Strengths.USER};

    private final Split split;
    private final ItemFigures items;

    private Evaluation(Split split, ItemFigures items) {
        this.split = split;
        this.items = items;
    }

    /** On a split, with no more known of its items than who likes them. */
    public static Evaluation on(Split split) {
        return new Evaluation(split, ItemFigures.of(split));
    }

    /** The metrics of factors that were fitted to the split's training part. */
    public static EvaluationResult ofFactors(Split split, Factors factors, int rank) {
        return on(split).factors(factors, rank);
    }

    /** The metrics of recommending to everybody what most users like. */
    public static EvaluationResult ofPopularity(Split split) {
        return on(split).popularity();
    }

    /** The same, with a segment for each kind of item. Rows of item (its number) and kind. */
    public Evaluation withKinds(Dataset<Row> itemKinds) {
        return new Evaluation(split, items.withKinds(itemKinds));
    }

    /** The same, with the diversity of lists, by the cosine of these factors. */
    public Evaluation withDiversity(Factors factors, int rank) {
        return new Evaluation(split, items.withVectors(factors.items().collectAsList(), rank));
    }

    /** The metrics of factors that were fitted to the split's training part. */
    public EvaluationResult factors(Factors factors, int rank) {
        var known = factors.items()
                .join(
                        split.candidates(),
                        col(FactorRow.ID).equalTo(split.candidates().col(Strengths.ITEM)),
                        "left_semi");
        return of(FactorRanker.of(known, rank), factors.users());
    }

    /** The metrics of recommending to everybody what most users like. */
    public EvaluationResult popularity() {
        var users = sum(when(col(Strengths.STRENGTH).gt(0), 1).otherwise(0));
        var mostPopularFirst = split.candidates()
                .join(split.train(), new String[] {Strengths.ITEM}, "left")
                .groupBy(Strengths.ITEM)
                .agg(users.as("users"))
                .orderBy(col("users").desc(), col(Strengths.ITEM))
                .select(Strengths.ITEM)
                .collectAsList();
        return of(new PopularityRanker(
                mostPopularFirst.stream().mapToInt(row -> row.getInt(0)).toArray()));
    }

    /** The metrics of a ranker that needs no factors of users. */
    public EvaluationResult of(Ranker ranker) {
        return evaluate(testUsers().withColumn(FactorRow.FACTORS, empty("float")), ranker);
    }

    /**
     * The metrics of a ranker.
     *
     * @param userFactors rows of {@code user_factors}; users of the split without any get an empty array
     */
    public EvaluationResult of(Ranker ranker, Dataset<Row> userFactors) {
        var users = testUsers()
                .join(userFactors.withColumnRenamed(FactorRow.ID, Strengths.USER), USER, "left")
                .withColumn(FactorRow.FACTORS, coalesce(col(FactorRow.FACTORS), empty("float")));
        return evaluate(users, ranker);
    }

    private Dataset<Row> testUsers() {
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
                .withColumn(OWN, coalesce(col(OWN), empty("int")))
                .withColumn(LIKED, coalesce(col(LIKED), empty("int")));
    }

    private static Column items(Column numbers) {
        return sort_array(collect_list(numbers));
    }

    private static Column empty(String type) {
        return array().cast("array<" + type + ">");
    }

    private EvaluationResult evaluate(Dataset<Row> testUsers, Ranker ranker) {
        var users = testUsers.select(Strengths.USER, RELEVANT, OWN, LIKED, FactorRow.FACTORS);
        var context = JavaSparkContext.fromSparkContext(users.sparkSession().sparkContext());
        Broadcast<Ranker> shared = context.broadcast(ranker);
        Broadcast<ItemFigures> known = context.broadcast(items);
        var results = users.javaRDD()
                .mapPartitions(rows -> rank(rows, shared.value(), known.value()).iterator())
                .collect();
        shared.destroy();
        known.destroy();
        int candidates = Math.toIntExact(split.candidates().count());
        return new EvaluationResult(split.name(), new Tally(results, candidates, items.hasVectors()));
    }

    private static List<UserResult> rank(Iterator<Row> rows, Ranker ranker, ItemFigures items) {
        var results = new ArrayList<UserResult>();
        var block = new ArrayList<TestUser>(ranker.usersAtOnce());
        while (rows.hasNext()) {
            block.add(testUser(rows.next()));
            if (block.size() == ranker.usersAtOnce() || !rows.hasNext()) {
                var rankings = ranker.rank(block, UserFigures.LONGEST);
                for (int i = 0; i < block.size(); i++) {
                    results.add(UserResult.of(block.get(i), rankings.get(i), items));
                }
                block.clear();
            }
        }
        return results;
    }

    private static TestUser testUser(Row row) {
        return new TestUser(
                row.getInt(0), ints(row.getList(1)), ints(row.getList(2)), ints(row.getList(3)), FloatLists.of(row, 4));
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
