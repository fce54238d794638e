package org.vsekai.backpack.recommend.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.evaluation.FactorRanker;
import org.vsekai.backpack.recommend.evaluation.FloatLists;
import org.vsekai.backpack.recommend.evaluation.TestUser;
import org.vsekai.backpack.table.FactorRow;

/** How many of their first ten items a sample of users keeps, on the driver: own items are not looked at. */
final class DriftMeasure {
    private static final int SAMPLE = 500;
    private static final int FIRST = 10;

    private final Dataset<Row> users;
    private final Dataset<Row> items;
    private final Dataset<Row> formerUsers;
    private final Dataset<Row> formerItems;

    DriftMeasure(Dataset<Row> users, Dataset<Row> items, Dataset<Row> formerUsers, Dataset<Row> formerItems) {
        this.users = users;
        this.items = items;
        this.formerUsers = formerUsers;
        this.formerItems = formerItems;
    }

    /** None when no user has factors of both kinds. */
    Optional<Comparison.Drift> measure() {
        var sample = users.join(
                        formerUsers.withColumnRenamed(FactorRow.FACTORS, "former"),
                        new String[] {FactorRow.ID},
                        "inner")
                .orderBy(xxhash64(col(FactorRow.ID)), col(FactorRow.ID))
                .limit(SAMPLE)
                .select(FactorRow.ID, FactorRow.FACTORS, "former")
                .collectAsList();
        return sample.isEmpty()
                ? Optional.empty()
                : Optional.of(drift(lists(sample, 1, items), lists(sample, 2, formerItems)));
    }

    private static List<int[]> lists(List<Row> sample, int position, Dataset<Row> items) {
        var none = new int[0];
        var wanted = sample.stream()
                .map(row -> new TestUser(row.getInt(0), none, none, none, FloatLists.of(row, position)))
                .toList();
        return FactorRanker.of(items, wanted.get(0).factors().length).rank(wanted, FIRST);
    }

    static Comparison.Drift drift(List<int[]> lists, List<int[]> former) {
        double kept = 0;
        int changed = 0;
        for (int i = 0; i < lists.size(); i++) {
            var before = former.get(i).clone();
            Arrays.sort(before);
            long same = Arrays.stream(lists.get(i))
                    .filter(item -> Arrays.binarySearch(before, item) >= 0)
                    .count();
            kept += (double) same / Math.max(1, before.length);
            changed += same < before.length ? 1 : 0;
        }
        return new Comparison.Drift(kept / lists.size(), (double) changed / lists.size());
    }
}
