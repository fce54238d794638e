package org.vsekai.backpack.recommend.evaluation;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.table.FactorRow;

/**
 * How good rankings are on a split. Candidates are the split's, less the user's own; a test item that is no candidate
 * counts as missed, and so do all of a user's to whom nothing is recommended. The users of the test, a sample, are read
 * once; executors rank for their share of them, knowing what is known of items. For one thread.
 */
public final class Evaluation {
    public static final String ALS = "als";
    public static final String POPULARITY = "popularity";

    private static final String RELEVANT = "relevant";
    private static final String OWN = "own";
    private static final String LIKED = "liked";
    private static final String[] USER = {Strengths.USER};
    private static final int USERS_PER_TASK = 512;

    private final Split split;
    private final int[] candidates;
    private final List<TestUser> users;
    private final ItemFigures items;
    private final Optional<FactorRanker> factors;

    private Evaluation(
            Split split, int[] candidates, List<TestUser> users, ItemFigures items, Optional<FactorRanker> factors) {
        this.split = split;
        this.candidates = candidates;
        this.users = users;
        this.items = items;
        this.factors = factors;
    }

    /** On a split, with no more known of its items than who likes them. */
    public static Evaluation on(Split split) {
        var candidates = split.candidates().collectAsList().stream()
                .mapToInt(row -> row.getInt(0))
                .sorted()
                .toArray();
        return new Evaluation(
                split, candidates, testUsers(split), ItemFigures.of(split.train(), candidates), Optional.empty());
    }

    /** The metrics of factors that were fitted to the split's training part. */
    public static EvaluationResult ofFactors(Split split, Factors factors, int rank) {
        return on(split).withFactors(factors, rank).factors();
    }

    /** The metrics of recommending to everybody what most users like. */
    public static EvaluationResult ofPopularity(Split split) {
        return on(split).popularity();
    }

    /** The same, with a segment for each kind of item. Rows of item (its number) and kind. */
    public Evaluation withKinds(Dataset<Row> itemKinds) {
        return new Evaluation(split, candidates, users, items.withKinds(itemKinds), factors);
    }

    /**
     * The same, with factors that were fitted to the split's training part: rankers see the users', and the diversity of
     * lists is measured by the items' cosine.
     */
    public Evaluation withFactors(Factors fitted, int rank) {
        var vectors = DenseFactors.of(fitted.items(), rank, items.size());
        return new Evaluation(
                split,
                candidates,
                withFactors(users, fitted.users()),
                items.withVectors(vectors),
                Optional.of(FactorRanker.of(vectors, candidates)));
    }

    /** The metrics of the factors that it was given. */
    public EvaluationResult factors() {
        return of(factors.orElseThrow(() -> new IllegalStateException("no factors were given")));
    }

    /** The metrics of recommending to everybody what most users like. */
    public EvaluationResult popularity() {
        var byLikers =
                Comparator.comparingInt((Integer item) -> items.likers(item)).reversed();
        return of(new PopularityRanker(IntStream.of(candidates)
                .boxed()
                .sorted(byLikers.thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray()));
    }

    /** The metrics of a ranker. */
    public EvaluationResult of(Ranker ranker) {
        var context =
                JavaSparkContext.fromSparkContext(split.test().sparkSession().sparkContext());
        Broadcast<Ranker> shared = context.broadcast(ranker);
        Broadcast<ItemFigures> known = context.broadcast(items);
        var results = context.parallelize(users, Math.max(1, users.size() / USERS_PER_TASK))
                .mapPartitions(part -> rank(part, shared.value(), known.value()).iterator())
                .collect();
        shared.destroy();
        known.destroy();
        return new EvaluationResult(split.name(), new Tally(results, candidates.length, items.hasVectors()));
    }

    private static List<TestUser> testUsers(Split split) {
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
        return relevant
                .join(own, USER, "left")
                .select(col(Strengths.USER), col(RELEVANT), orNone(OWN), orNone(LIKED))
                .collectAsList()
                .stream()
                .map(row -> new TestUser(
                        row.getInt(0), ints(row.getList(1)), ints(row.getList(2)), ints(row.getList(3)), new float[0]))
                .toList();
    }

    private List<TestUser> withFactors(List<TestUser> known, Dataset<Row> userFactors) {
        var tested = split.test().select(col(Strengths.USER).as(FactorRow.ID)).distinct();
        var factorsOf = new HashMap<Integer, float[]>();
        userFactors
                .join(tested, new String[] {FactorRow.ID}, "left_semi")
                .select(FactorRow.ID, FactorRow.FACTORS)
                .collectAsList()
                .forEach(row -> factorsOf.put(row.getInt(0), FloatLists.of(row, 1)));
        return known.stream()
                .map(user -> user.withFactors(factorsOf.getOrDefault(user.number(), new float[0])))
                .toList();
    }

    private static Column items(Column numbers) {
        return sort_array(collect_list(numbers));
    }

    private static Column orNone(String items) {
        return coalesce(col(items), array().cast("array<int>"));
    }

    private static List<UserResult> rank(Iterator<TestUser> users, Ranker ranker, ItemFigures items) {
        var results = new ArrayList<UserResult>();
        var block = new ArrayList<TestUser>(ranker.usersAtOnce());
        while (users.hasNext()) {
            block.add(users.next());
            if (block.size() == ranker.usersAtOnce() || !users.hasNext()) {
                var rankings = ranker.rank(block, UserFigures.LONGEST);
                for (int i = 0; i < block.size(); i++) {
                    results.add(UserResult.of(block.get(i), rankings.get(i), items));
                }
                block.clear();
            }
        }
        return results;
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
