package org.vsekai.backpack.maintain;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/**
 * Removes files that no version within the retention needs. A table of which the live release names an older version is
 * left alone, however old that version is: a server that starts must still find it.
 */
final class Vacuum implements Stage {

    @Override
    public String name() {
        return "vacuum";
    }

    @Override
    public List<Table<?>> inputs() {
        return Upkeep.TABLES;
    }

    @Override
    public StageResult run(StageContext context) throws IOException {
        var settings = context.settings().bind("backpack.maintain", MaintainSettings.class);
        var warehouse = context.warehouse();
        Map<String, Long> named = Releases.live(warehouse).stream()
                .flatMap(release -> release.tables().stream())
                .collect(Collectors.toMap(TableVersion::table, TableVersion::version));
        var cutOff = Instant.now().minus(settings.retention());
        int vacuumed = 0;
        int held = 0;
        for (var table : Tables.all()) {
            if (!hasHistoryBefore(context, table, cutOff)) {
                continue;
            }
            if (named.getOrDefault(table.name(), Long.MAX_VALUE) < warehouse.version(table)) {
                held++;
                continue;
            }
            DeltaTable.forPath(context.spark(), warehouse.path(table))
                    .vacuum(settings.retention().toMinutes() / 60.0);
            vacuumed++;
        }
        return new StageResult(
                Tables.all().size(),
                vacuumed,
                vacuumed + " tables vacuumed, " + held + " held for the live release, the others are younger than "
                        + settings.retention().toDays() + " days");
    }

    /** A table whose first commit is younger than the retention has nothing to remove. */
    private static boolean hasHistoryBefore(StageContext context, Table<?> table, Instant cutOff) throws IOException {
        var log = new Path(context.warehouse().path(table), "_delta_log");
        var files = log.getFileSystem(context.spark().sparkContext().hadoopConfiguration())
                .listStatus(log);
        for (var file : files) {
            if (file.getModificationTime() < cutOff.toEpochMilli()) {
                return true;
            }
        }
        return false;
    }
}
