package org.vsekai.backpack.maintain;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;

/**
 * Removes files that no version within the retention needs. What the kept releases name stays, however old it is: a
 * server that starts, or that rolls back, must still find it.
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
        var kept = Releases.kept(context.warehouse(), context.settings());
        var cutOff = Instant.now().minus(settings.retention());
        int vacuumed = 0;
        int held = 0;
        for (var table : Tables.all()) {
            if (!hasHistoryBefore(context, table, cutOff)) {
                continue;
            }
            var versions = formerVersions(context, table, kept);
            if (versions.isEmpty()) {
                DeltaTable.forPath(context.spark(), context.warehouse().path(table))
                        .vacuum(settings.retention().toMinutes() / 60.0);
            } else {
                new HoldingVacuum(context, table).run(versions, settings.retention());
                held++;
            }
            vacuumed++;
        }
        return new StageResult(
                Tables.all().size(),
                vacuumed,
                vacuumed + " tables vacuumed, " + held + " of them but for what " + kept.size()
                        + " releases need, the others are younger than "
                        + settings.retention().toDays() + " days");
    }

    /** The versions before the newest that releases name. */
    private static Set<Long> formerVersions(StageContext context, Table<?> table, List<ModelReleaseRow> kept) {
        long newest = context.warehouse().version(table);
        return kept.stream()
                .flatMap(release -> release.tables().stream())
                .filter(named -> named.table().equals(table.name()) && named.version() < newest)
                .map(TableVersion::version)
                .collect(Collectors.toSet());
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
