package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.table.EvaluationRow;

/** A whole evaluation against loops over users and lists that share nothing with it. */
class TallyTest {
    private static final int USERS = 40;
    private static final int ITEMS = 60;
    private static final int RANK = 3;
    private static final Bootstrap BOOTSTRAP = new Bootstrap(200, 3);

    private final Random random = new Random(8);
    private final Map<Integer, Map<Integer, Float>> train = new TreeMap<>();
    private final Map<Integer, TreeSet<Integer>> test = new TreeMap<>();
    private final Map<Integer, float[]> userFactors = new TreeMap<>();
    private final Map<Integer, float[]> itemFactors = new TreeMap<>();

    @Test
    void itIsWhatLoopsOverUsersAndListsFind() {
        makeWorld();
        var split = new Split("time", rows(trainRows(), true), rows(testRows(), false), candidates());
        var factors = new Factors(factors(userFactors), factors(itemFactors));

        var result = Evaluation.on(split)
                .withKinds(kinds())
                .withFactors(factors, RANK)
                .factors();

        var lists = lists();
        assertThat(result.users()).isEqualTo(test.size());
        expected(lists)
                .forEach((metric, value) ->
                        assertThat(result.metrics().get(metric)).as(metric).isCloseTo(value, within(1e-6)));
        assertThat(result.metrics()).hasSize(24 + 3 + 4 + 1);
        assertSegments(result.rows("r", "als", BOOTSTRAP), lists);
        assertThat(result.userRows("r", "als")).hasSize(test.size()).allSatisfy(row -> assertThat(row.ndcg())
                .isCloseTo(ndcg(lists.get(row.user()), test.get(row.user()), 10), within(1e-12)));
    }

    private void assertSegments(List<EvaluationRow> rows, Map<Integer, List<Integer>> lists) {
        assertThat(rows).allSatisfy(row -> assertThat(row.value()).isBetween(row.low() - 1e-9, row.high() + 1e-9));
        assertThat(row(rows, "all", "ndcg@10").low())
                .isLessThan(row(rows, "all", "ndcg@10").high());
        double sum = 0;
        int members = 0;
        for (var user : test.keySet()) {
            var relevant = new TreeSet<>(test.get(user));
            relevant.removeIf(item -> item % 2 != 0);
            if (!relevant.isEmpty()) {
                sum += ndcg(lists.get(user), relevant, 10);
                members++;
            }
        }
        assertThat(row(rows, "kind=map", "ndcg@10").value()).isCloseTo(sum / members, within(1e-9));
        assertThat(row(rows, "kind=map", "ndcg@10").users()).isEqualTo(members);
        long few = test.keySet().stream()
                .map(user -> liked(user).size())
                .filter(size -> size >= 5 && size <= 9)
                .count();
        assertThat(row(rows, "history=5-9", "recall@20").users()).isEqualTo(few);
        assertThat(row(rows, "history=0", "ndcg@10").users()).as("new users").isEqualTo(1);
    }

    private static EvaluationRow row(List<EvaluationRow> rows, String segment, String metric) {
        return rows.stream()
                .filter(row -> row.segment().equals(segment) && row.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Double> expected(Map<Integer, List<Integer>> lists) {
        var sums = new HashMap<String, Double>();
        lists.forEach((user, list) -> {
            var relevant = test.get(user);
            for (int k : new int[] {5, 10, 20, 100}) {
                var first = list.subList(0, Math.min(k, list.size()));
                double hits = first.stream().filter(relevant::contains).count();
                add(sums, "ndcg@" + k, ndcg(list, relevant, k));
                add(sums, "recall@" + k, hits / relevant.size());
                add(sums, "precision@" + k, hits / k);
                add(sums, "hit_rate@" + k, hits > 0 ? 1 : 0);
            }
            var ten = list.subList(0, Math.min(10, list.size()));
            for (var item : ten) {
                add(sums, "popularity@10", (double) likers(item) / ten.size());
                add(
                        sums,
                        "novelty@10",
                        -Math.log((double) Math.max(1, likers(item)) / likingUsers()) / Math.log(2) / ten.size());
            }
            double pairs = ten.size() * (ten.size() - 1) / 2.0;
            for (int i = 0; i < ten.size(); i++) {
                for (int j = i + 1; j < ten.size(); j++) {
                    add(
                            sums,
                            "diversity@10",
                            (1 - cosine(itemFactors.get(ten.get(i)), itemFactors.get(ten.get(j)))) / pairs);
                }
            }
        });
        sums.replaceAll((metric, sum) -> sum / lists.size());
        exposure(lists, sums);
        return sums;
    }

    /** Coverage, and Gini's index as half the mean absolute difference over the mean. */
    private void exposure(Map<Integer, List<Integer>> lists, Map<String, Double> figures) {
        var times = new double[ITEMS];
        lists.values()
                .forEach(list -> list.subList(0, Math.min(10, list.size())).forEach(item -> times[item]++));
        double differences = 0;
        double sum = 0;
        int met = 0;
        for (int i = 0; i < ITEMS; i++) {
            sum += times[i];
            met += times[i] > 0 ? 1 : 0;
            for (int j = 0; j < ITEMS; j++) {
                differences += Math.abs(times[i] - times[j]);
            }
        }
        figures.put("coverage@10", (double) met / ITEMS);
        figures.put("gini@10", differences / (2 * ITEMS * sum));
    }

    private static void add(Map<String, Double> sums, String metric, double value) {
        sums.merge(metric, value, Double::sum);
    }

    private static double ndcg(List<Integer> list, Set<Integer> relevant, int k) {
        double gain = 0;
        double ideal = 0;
        for (int i = 0; i < k; i++) {
            gain += i < list.size() && relevant.contains(list.get(i)) ? Math.log(2) / Math.log(i + 2) : 0;
            ideal += i < relevant.size() ? Math.log(2) / Math.log(i + 2) : 0;
        }
        return gain / ideal;
    }

    private Map<Integer, List<Integer>> lists() {
        var lists = new TreeMap<Integer, List<Integer>>();
        for (var user : test.keySet()) {
            var list = new ArrayList<Integer>();
            if (userFactors.containsKey(user)) {
                for (int item = 0; item < ITEMS; item++) {
                    if (!train.getOrDefault(user, Map.of()).containsKey(item)) {
                        list.add(item);
                    }
                }
                list.sort((left, right) -> Float.compare(product(user, right), product(user, left)));
            }
            lists.put(user, list);
        }
        return lists;
    }

    private float product(int user, int item) {
        float sum = 0;
        for (int k = 0; k < RANK; k++) {
            sum += userFactors.get(user)[k] * itemFactors.get(item)[k];
        }
        return sum;
    }

    private static double cosine(float[] left, float[] right) {
        double sum = 0;
        double lefts = 0;
        double rights = 0;
        for (int k = 0; k < RANK; k++) {
            sum += left[k] * right[k];
            lefts += left[k] * left[k];
            rights += right[k] * right[k];
        }
        return sum / Math.sqrt(lefts * rights);
    }

    private Set<Integer> liked(int user) {
        var liked = new TreeSet<Integer>();
        train.getOrDefault(user, Map.of()).forEach((item, strength) -> {
            if (strength > 0) {
                liked.add(item);
            }
        });
        return liked;
    }

    private long likers(int item) {
        return train.keySet().stream()
                .filter(user -> liked(user).contains(item))
                .count();
    }

    private long likingUsers() {
        return train.keySet().stream().filter(user -> !liked(user).isEmpty()).count();
    }

    /** The last user is new: nothing of theirs is known, so that nothing is recommended to them. */
    private void makeWorld() {
        for (int item = 0; item < ITEMS; item++) {
            itemFactors.put(item, vector());
        }
        for (int user = 0; user < USERS; user++) {
            boolean isNew = user == USERS - 1;
            for (int item = 0; item < ITEMS; item++) {
                double drawn = random.nextDouble();
                if (drawn < 0.15 && !isNew) {
                    train.computeIfAbsent(user, any -> new TreeMap<>()).put(item, drawn < 0.03 ? -1f : 2f);
                } else if (drawn < 0.3) {
                    test.computeIfAbsent(user, any -> new TreeSet<>()).add(item);
                }
            }
            if (!isNew) {
                userFactors.put(user, vector());
            }
        }
    }

    private float[] vector() {
        return new float[] {(float) random.nextGaussian(), (float) random.nextGaussian(), (float) random.nextGaussian()
        };
    }

    private List<Row> trainRows() {
        var rows = new ArrayList<Row>();
        train.forEach(
                (user, items) -> items.forEach((item, strength) -> rows.add(RowFactory.create(user, item, strength))));
        return rows;
    }

    private List<Row> testRows() {
        var rows = new ArrayList<Row>();
        test.forEach((user, items) -> items.forEach(item -> rows.add(RowFactory.create(user, item))));
        return rows;
    }

    private static Dataset<Row> rows(List<Row> rows, boolean strengths) {
        var schema = new StructType().add("user", DataTypes.IntegerType).add("item", DataTypes.IntegerType);
        return Spark.session().createDataFrame(rows, strengths ? schema.add("strength", DataTypes.FloatType) : schema);
    }

    private static Dataset<Row> candidates() {
        return Spark.session().range(ITEMS).selectExpr("cast(id as int) as item");
    }

    private static Dataset<Row> kinds() {
        return candidates().selectExpr("item", "if(item % 2 = 0, 'map', 'prop') as kind");
    }

    private static Dataset<Row> factors(Map<Integer, float[]> vectors) {
        var rows = new ArrayList<Row>();
        vectors.forEach((id, vector) -> rows.add(RowFactory.create(id, vector)));
        var schema = new StructType()
                .add("id", DataTypes.IntegerType)
                .add("factors", DataTypes.createArrayType(DataTypes.FloatType));
        return Spark.session().createDataFrame(rows, schema);
    }
}
