package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.vsekai.backpack.table.EvaluatedUserRow;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.FactorRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/** Holds what a disturbed night left to what an undisturbed one leaves. */
final class SameTables {
    private static final double FACTORS_DIFFER_BY = 1e-4;

    /** What is made of factors that differ in their last digits: an item may change places with the next. */
    private static final double METRICS_DIFFER_BY = 0.01;

    private static final Set<Table<?>> NOT_TO_THE_LAST_DIGIT =
            Set.of(FactorRow.USER_FACTORS, FactorRow.ITEM_FACTORS, EvaluationRow.TABLE, EvaluatedUserRow.TABLE);

    private final SoftAssertions softly = new SoftAssertions();
    private final String when;

    private SameTables(String when) {
        this.when = when;
    }

    /**
     * Fails with all differences.
     *
     * @param when what happened to the night, for the message
     */
    static void require(Contents contents, Contents undisturbed, String when) {
        var check = new SameTables(when);
        for (var table : Tables.all()) {
            if (table != StageRunRow.TABLE) {
                check.rows(table, contents, undisturbed);
            }
        }
        for (var table : List.of(FactorRow.USER_FACTORS, FactorRow.ITEM_FACTORS)) {
            check.factors(table, contents, undisturbed);
        }
        check.evaluations(contents, undisturbed);
        check.softly.assertAll();
    }

    private void rows(Table<?> table, Contents contents, Contents undisturbed) {
        softly.assertThat(contents.rows(table).keySet())
                .as("keys of %s, %s", table, when)
                .isEqualTo(undisturbed.rows(table).keySet());
        if (!NOT_TO_THE_LAST_DIGIT.contains(table)) {
            softly.assertThat(contents.rows(table)).as("%s, %s", table, when).isEqualTo(undisturbed.rows(table));
        }
    }

    private void factors(Table<?> table, Contents contents, Contents undisturbed) {
        var expected = undisturbed.rows(table);
        contents.rows(table).forEach((id, row) -> {
            if (expected.containsKey(id)) {
                close(table + " " + id, (List<?>) row.get(1), (List<?>)
                        expected.get(id).get(1));
            }
        });
    }

    private void close(String what, List<?> factors, List<?> expected) {
        softly.assertThat(factors).as("%s, %s", what, when).hasSameSizeAs(expected);
        for (int i = 0; i < Math.min(factors.size(), expected.size()); i++) {
            softly.assertThat(((Number) factors.get(i)).doubleValue())
                    .as("%s, %s", what, when)
                    .isCloseTo(((Number) expected.get(i)).doubleValue(), within(FACTORS_DIFFER_BY));
        }
    }

    private void evaluations(Contents contents, Contents undisturbed) {
        var expected = undisturbed.rows(EvaluationRow.TABLE);
        int value = EvaluationRow.TABLE.position("value");
        int metric = EvaluationRow.TABLE.position(EvaluationRow.METRIC);
        contents.rows(EvaluationRow.TABLE).forEach((key, row) -> {
            if (expected.containsKey(key) && !String.valueOf(row.get(metric)).startsWith("popularity")) {
                softly.assertThat((Double) row.get(value))
                        .as("%s, %s", key, when)
                        .isCloseTo((Double) expected.get(key).get(value), within(METRICS_DIFFER_BY));
            }
        });
    }
}
