package org.vsekai.backpack.maintain;

import io.delta.tables.DeltaTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, TableVersion> moved = new HashMap<>();
        for (var table : Tables.all()) {
            long before = warehouse.version(table);
            if (warehouse.commitsSinceCompaction(table) >= settings.compactAfterCommits()) {
                DeltaTable.forPath(context.spark(), warehouse.path(table))
                        .optimize()
                        .executeCompaction();
                moved.put(table.name() + "@" + before, new TableVersion(table.name(), warehouse.version(table)));
            }
        }
        if (!moved.isEmpty()) {
            pin(warehouse, moved);
        }
        return new StageResult(Tables.all().size(), moved.size(), moved.size() + " tables compacted");
    }

    private static void pin(Warehouse warehouse, Map<String, TableVersion> moved) {
        Releases.live(warehouse).ifPresent(live -> {
            var tables = new ArrayList<TableVersion>();
            live.tables()
                    .forEach(named -> tables.add(moved.getOrDefault(named.table() + "@" + named.version(), named)));
            var pinned = new ModelReleaseRow(
                    live.releaseId(),
                    live.state(),
                    live.number(),
                    tables,
                    live.parameters(),
                    live.gate(),
                    live.createdAt());
            warehouse.merge(ModelReleaseRow.TABLE, warehouse.dataset(ModelReleaseRow.TABLE, List.of(pinned)));
        });
    }
}
