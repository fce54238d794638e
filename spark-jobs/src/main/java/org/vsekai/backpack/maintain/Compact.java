package org.vsekai.backpack.maintain;

import io.delta.tables.DeltaTable;
import java.util.List;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/**
 * Puts a table's many small files together. Compaction changes no row, so a release that named the version before it
 * names the version after it from then on: its files are those that stay.
 */
final class Compact implements Stage {

    @Override
    public String name() {
        return "compact";
    }

    @Override
    public List<Table<?>> inputs() {
        return Upkeep.TABLES;
    }

    @Override
    public StageResult run(StageContext context) {
        var settings = context.settings().bind("backpack.maintain", MaintainSettings.class);
        var warehouse = context.warehouse();
        int compacted = 0;
        for (var table : Tables.all()) {
            if (warehouse.commitsSinceCompaction(table) >= settings.compactAfterCommits()) {
                DeltaTable.forPath(context.spark(), warehouse.path(table))
                        .optimize()
                        .executeCompaction();
                compacted++;
            }
        }
        pin(warehouse, Releases.kept(warehouse, context.settings()));
        return new StageResult(Tables.all().size(), compacted, compacted + " tables compacted");
    }

    /** Looks at the tables, not at what this run compacted: the run that did may have been killed before it came here. */
    private static void pin(Warehouse warehouse, List<ModelReleaseRow> kept) {
        var pinned = kept.stream()
                .map(release -> new ModelReleaseRow(
                        release.releaseId(),
                        release.state(),
                        release.number(),
                        release.tables().stream()
                                .map(named -> newest(warehouse, named))
                                .toList(),
                        release.parameters(),
                        release.gate(),
                        release.createdAt()))
                .toList();
        warehouse.merge(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, pinned));
    }

    /** The version that a compaction made of this one, or this one. */
    private static TableVersion newest(Warehouse warehouse, TableVersion named) {
        var table = Tables.all().stream()
                .filter(candidate -> candidate.name().equals(named.table()))
                .findFirst();
        return table.filter(known -> warehouse.dataVersion(known) <= named.version())
                .map(warehouse::compactedVersion)
                .filter(compacted -> compacted > named.version())
                .map(compacted -> new TableVersion(named.table(), compacted))
                .orElse(named);
    }
}
