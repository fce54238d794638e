package org.vsekai.backpack.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.pipeline.Spark;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.RecommendedItemsRow;
import org.vsekai.backpack.table.RecommendedItemsRow.Entry;
import org.vsekai.backpack.table.ReleaseState;

class TableExportTest {
    private static final List<RecommendedItemsRow> ROWS = List.of(
            new RecommendedItemsRow("u, \"1\"", List.of(new Entry("i1", 0.5f), new Entry("i2", 0.25f))),
            new RecommendedItemsRow("u2", List.of()));

    @Test
    void aTableReadsBackAsItWasAndIsNeverOverwritten(@TempDir Path data) {
        var warehouse = Spark.context(data).warehouse();
        warehouse.insertNew(RecommendedItemsRow.TABLE, warehouse.dataset(RecommendedItemsRow.TABLE, ROWS));
        var rows = warehouse.read(RecommendedItemsRow.TABLE);

        TableExport.write(rows, TableExport.Format.PARQUET, data.resolve("out/parquet"));
        TableExport.write(rows, TableExport.Format.CSV, data.resolve("out/csv"));

        var parquet = Spark.session().read().parquet(data.resolve("out/parquet").toString());
        assertThat(warehouse.records(RecommendedItemsRow.TABLE, parquet)).containsExactlyInAnyOrderElementsOf(ROWS);
        var csv = Spark.session()
                .read()
                .option("header", true)
                .option("escape", "\"")
                .csv(data.resolve("out/csv").toString());
        assertThat(csv.orderBy("user_id").collectAsList().get(0).mkString("|"))
                .isEqualTo("u, \"1\"|[{\"item_id\":\"i1\",\"score\":0.5},{\"item_id\":\"i2\",\"score\":0.25}]");
        assertThatThrownBy(() -> TableExport.write(rows, TableExport.Format.CSV, data.resolve("out/csv")))
                .hasMessageContaining("exists already");
    }

    @Test
    void aReleaseNamesTheVersion(@TempDir Path data) {
        var warehouse = Spark.context(data).warehouse();
        var release = new ModelReleaseRow(
                "r7", ReleaseState.RELEASED, 1, List.of(new TableVersion("items", 3)), List.of(), "", Instant.EPOCH);
        warehouse.insertNew(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, List.of(release)));

        assertThat(ExportCommand.version(warehouse, ExportCommand.table("items"), "r7"))
                .isEqualTo(3);
        assertThatThrownBy(() -> ExportCommand.version(warehouse, ExportCommand.table("frames"), "r7"))
                .hasMessageContaining("names no frames, only items");
        assertThatThrownBy(() -> ExportCommand.version(warehouse, ExportCommand.table("items"), "r8"))
                .hasMessageContaining("no release r8");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ExportCommand.table("itmes")).hasMessageContaining("the tables are scenes");
        assertThatThrownBy(() -> ExportCommand.format("xml")).hasMessageContaining("parquet and csv");
    }
}
