package org.vsekai.backpack.recommend.interactions;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.InteractionRow;
import org.vsekai.backpack.table.ItemIndexRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.UserIndexRow;

/** What users did, told one by one: users and items by their dense numbers, times in seconds. */
public final class Deeds {
    private static final int MOST = 100;

    private final List<InteractionRow> interactions = new ArrayList<>();

    public void did(int user, int item, InteractionKind kind, double strength, long second) {
        interactions.add(new InteractionRow(
                "e" + interactions.size(), "u" + user, "i" + item, kind, strength, Instant.ofEpochSecond(second)));
    }

    public Dataset<Row> interactions() {
        return dataset(InteractionRow.TABLE, interactions);
    }

    /** As training takes them. */
    public Dataset<Row> weighted(InteractionSettings settings) {
        var users = IntStream.range(0, MOST)
                .mapToObj(i -> new UserIndexRow("u" + i, i))
                .toList();
        var items = IntStream.range(0, MOST)
                .mapToObj(i -> new ItemIndexRow("i" + i, i))
                .toList();
        return Strengths.weighted(
                interactions(), dataset(UserIndexRow.TABLE, users), dataset(ItemIndexRow.TABLE, items), settings);
    }

    /** Weights as the default, without decay or bounds. */
    public static InteractionSettings settings() {
        return settings(0, 1, 1);
    }

    public static InteractionSettings settings(double halfLifeDays, int leastItems, int leastUsers) {
        var weights = new InteractionSettings.Weights(4, 3, 2, 2, 1, 0, -4, -4);
        return new InteractionSettings(weights, halfLifeDays, leastItems, leastUsers, false);
    }

    public static <R extends Record> Dataset<Row> dataset(Table<R> table, List<R> rows) {
        return Spark.session()
                .createDataFrame(
                        rows.stream().map(row -> SparkRows.row(table, row)).toList(), SparkRows.schema(table));
    }

    /** Rows as text, sorted. */
    public static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> row.mkString("/"))
                .sorted()
                .toList();
    }
}
