package org.vsekai.backpack.recommend.release;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.EvaluationRow;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;

/** Where a person looks at releases and changes them. The caller holds the warehouse's lock to change any. */
public final class ReleaseDesk {
    private final Warehouse warehouse;

    public ReleaseDesk(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** All there are, the newest first. */
    public List<ModelReleaseRow> releases() {
        return warehouse.records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE)).stream()
                .sorted(Comparator.comparingLong(ModelReleaseRow::number).reversed())
                .toList();
    }

    /** Releases a candidate, and says so. */
    public String promote(String id) {
        return apply(changes().promote(id));
    }

    /** Puts a former release back, and says which. */
    public String rollBack(Optional<String> id) {
        return apply(changes().rollBack(id));
    }

    private ReleaseChanges changes() {
        return new ReleaseChanges(releases(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    /** The rows go in one commit, last: before it, nothing has changed that anybody reads. */
    private String apply(ReleaseChanges.Change change) {
        change.source().ifPresent(copy -> copyEvaluations(warehouse, copy.from(), copy.to()));
        var newest = new TableVersion(EvaluationRow.TABLE.name(), warehouse.version(EvaluationRow.TABLE));
        var rows = change.rows().stream()
                .map(row -> change.source()
                                .filter(copy -> copy.to().equals(row.releaseId()))
                                .isPresent()
                        ? naming(row, newest)
                        : row)
                .toList();
        if (!rows.isEmpty()) {
            warehouse.merge(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, rows));
        }
        return change.sentence();
    }

    /** Evaluations are kept for each release id. */
    static void copyEvaluations(Warehouse warehouse, String from, String to) {
        warehouse.insertNew(
                EvaluationRow.TABLE,
                warehouse
                        .read(EvaluationRow.TABLE)
                        .where(col(EvaluationRow.RELEASE_ID).equalTo(from))
                        .withColumn(EvaluationRow.RELEASE_ID, lit(to)));
    }

    private static ModelReleaseRow naming(ModelReleaseRow row, TableVersion version) {
        var tables = row.tables().stream()
                .map(named -> named.table().equals(version.table()) ? version : named)
                .toList();
        return new ModelReleaseRow(
                row.releaseId(), row.state(), row.number(), tables, row.parameters(), row.gate(), row.createdAt());
    }
}
