package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.interactions.Strengths;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

class TimeSplitTest {
    private static final InteractionSettings.Weights WEIGHTS = new InteractionSettings.Weights(4, 3, 2, 2, 1, 0, 0, 0);

    private final List<InteractionRow> interactions = new ArrayList<>();

    @Test
    void aPairsStrengthIsTheSumOfWeightTimesStrengthAndAnImpressionCountsNothing() {
        did(0, 1, InteractionKind.BAG, 1.0, 5);
        did(0, 1, InteractionKind.DWELL, 0.5, 3);
        did(0, 2, InteractionKind.IMPRESSION, 1.0, 1);

        var pairs = Strengths.pairs(weighted()).collectAsList();

        assertThat(pairs).singleElement().satisfies(pair -> {
            assertThat(pair.getInt(0)).isZero();
            assertThat(pair.getInt(1)).isEqualTo(1);
            assertThat(pair.getFloat(2)).isEqualTo(4.5f);
            assertThat(pair.<Instant>getAs(Strengths.FIRST_AT)).isEqualTo(Instant.ofEpochSecond(3));
        });
    }

    @Test
    void theNewestFifthByFirstInteractionIsHeldOut() {
        IntStream.range(0, 10).forEach(item -> did(0, item, InteractionKind.DWELL, 1.0, 100 + item));
        did(0, 2, InteractionKind.DWELL, 1.0, 500);
        did(0, 3, InteractionKind.DWELL, 1.0, 104);

        var split = split(100);

        assertThat(texts(split.test())).containsExactly("0/8", "0/9");
        assertThat(texts(split.train()))
                .as("what happened to item 2 after the cut counts nothing, to item 3 before it counts")
                .containsExactly(
                        "0/0/1.0", "0/1/1.0", "0/2/1.0", "0/3/2.0", "0/4/1.0", "0/5/1.0", "0/6/1.0", "0/7/1.0");
    }

    @Test
    void oneItemOfFiveIsHeldOutAndNoneOfFour() {
        IntStream.range(0, 5).forEach(item -> did(0, item, InteractionKind.LIKE, 1.0, 100));
        IntStream.range(0, 4).forEach(item -> did(1, item, InteractionKind.LIKE, 1.0, 100 + item));

        var split = split(100);

        assertThat(texts(split.test())).as("of equal times the greatest number").containsExactly("0/4");
        assertThat(split.train().count()).isEqualTo(8);
    }

    @Test
    void noMoreUsersAreTestedThanAllowedAndAlwaysTheSame() {
        for (int user = 0; user < 9; user++) {
            for (int item = 0; item < 5; item++) {
                did(user, item, InteractionKind.LIKE, 1.0, item);
            }
        }

        var tested = texts(split(4).test());

        assertThat(tested).hasSize(4).isEqualTo(texts(split(4).test()));
        assertThat(split(4).train().count())
                .as("the others' newest stay hidden too")
                .isEqualTo(36);
    }

    private void did(int user, int item, InteractionKind kind, double strength, long second) {
        interactions.add(new InteractionRow(
                "e" + interactions.size(), "u" + user, "i" + item, kind, strength, Instant.ofEpochSecond(second)));
    }

    private Split split(int mostUsers) {
        return TimeSplit.of(weighted(), new EvaluationSettings.Split(0.2, 5, mostUsers), 1);
    }

    private Dataset<Row> weighted() {
        var users = IntStream.range(0, 10)
                .mapToObj(i -> new UserIndexRow("u" + i, i))
                .toList();
        var items = IntStream.range(0, 10)
                .mapToObj(i -> new ItemIndexRow("i" + i, i))
                .toList();
        return Strengths.weighted(
                dataset(InteractionRow.TABLE, interactions),
                dataset(UserIndexRow.TABLE, users),
                dataset(ItemIndexRow.TABLE, items),
                WEIGHTS);
    }

    private static <R extends Record> Dataset<Row> dataset(Table<R> table, List<R> rows) {
        return Spark.session()
                .createDataFrame(
                        rows.stream().map(row -> SparkRows.row(table, row)).toList(), SparkRows.schema(table));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.mkString("/"))
                .sorted()
                .toList();
    }
}
