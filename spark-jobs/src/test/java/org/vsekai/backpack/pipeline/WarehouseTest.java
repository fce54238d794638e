package org.vsekai.backpack.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.table.PrivacyChoiceRow;

/** Rows that are new, rows that are there, and both at once. */
class WarehouseTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final PrivacyChoiceRow ANNA = row("1", "anna");
    private static final PrivacyChoiceRow BEN = row("2", "ben");
    private static final PrivacyChoiceRow CARL = row("2", "carl");

    @TempDir
    Path data;

    private Warehouse warehouse;

    @BeforeEach
    void open() {
        warehouse = Spark.context(data).warehouse();
    }

    @Test
    void newRowsAreAppendedInOneCommit() {
        assertThat(merge(ANNA, BEN)).isEqualTo(2);
        assertThat(rows()).containsExactlyInAnyOrder(ANNA, BEN);
        assertThat(warehouse.version(PrivacyChoiceRow.TABLE)).isEqualTo(1);
    }

    @Test
    void rowsThatAreThereAlreadyMakeNoCommit() {
        merge(ANNA, BEN);

        assertThat(merge(ANNA, BEN)).isZero();
        assertThat(merge()).isZero();
        assertThat(insertNew(ANNA, CARL)).isZero();
        assertThat(warehouse.version(PrivacyChoiceRow.TABLE)).isEqualTo(1);
    }

    @Test
    void ofRowsCutOffByAKillThoseThatAreMissingAreAdded() {
        merge(ANNA);

        assertThat(merge(ANNA, BEN)).isEqualTo(1);
        assertThat(rows()).containsExactlyInAnyOrder(ANNA, BEN);
    }

    @Test
    void aRowWithOtherValuesTakesThePlaceOfTheFormer() {
        merge(BEN);

        assertThat(merge(ANNA, CARL)).isEqualTo(2);
        assertThat(rows()).containsExactlyInAnyOrder(ANNA, CARL);
    }

    @Test
    void ofNewRowsWithOneKeyOneIsInserted() {
        assertThat(insertNew(ANNA, ANNA, ANNA)).isEqualTo(1);
        assertThat(insertNew(ANNA, BEN, BEN)).isEqualTo(1);
        assertThat(rows()).containsExactlyInAnyOrder(ANNA, BEN);
    }

    @Test
    void quickPlansGiveTheSameRowsAndLeaveTheSessionAsItWas() {
        var before = Spark.session().conf().getAll();
        try (var quick = QuickPlans.on(Spark.session())) {
            assertThat(Spark.session().conf().get("spark.sql.codegen.wholeStage"))
                    .isEqualTo("false");
            assertThat(merge(BEN)).isEqualTo(1);
            assertThat(merge(ANNA, CARL)).isEqualTo(2);
        }
        assertThat(rows()).containsExactlyInAnyOrder(ANNA, CARL);
        assertThat(Spark.session().conf().getAll()).isEqualTo(before);
    }

    private static PrivacyChoiceRow row(String event, String user) {
        return new PrivacyChoiceRow(event, user, true, NOON);
    }

    private Dataset<Row> dataset(PrivacyChoiceRow... rows) {
        return warehouse.dataset(PrivacyChoiceRow.TABLE, List.of(rows));
    }

    private long merge(PrivacyChoiceRow... rows) {
        return warehouse.merge(PrivacyChoiceRow.TABLE, dataset(rows));
    }

    private long insertNew(PrivacyChoiceRow... rows) {
        return warehouse.insertNew(PrivacyChoiceRow.TABLE, dataset(rows));
    }

    private List<PrivacyChoiceRow> rows() {
        return warehouse.records(PrivacyChoiceRow.TABLE, warehouse.read(PrivacyChoiceRow.TABLE));
    }
}
