package org.vsekai.backpack.export;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.ModelReleaseRow.TableVersion;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.table.Tables;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a table into a folder. Ends with 0 when all went well, 2 on a wrong call. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Writes a table of DIR/warehouse as Parquet or CSV into a new folder.")
public final class ExportCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "TABLE", description = "such as recommended_items")
    private String name = "";

    @Option(names = "--format", description = "parquet or csv, where lists are JSON (default: parquet)")
    private String format = "parquet";

    @Option(names = "--to", required = true, paramLabel = "FOLDER", description = "a folder that is not there yet")
    private Path to = Path.of("");

    @Option(
            names = "--release",
            paramLabel = "ID",
            description = "the table as this release names it (default: as it is now)")
    private @Nullable String release;

    @Option(names = "--data", paramLabel = "DIR", description = "where warehouse/ lies (default: data)")
    private Path data = Path.of("data");

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ExportCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        try {
            var table = table(name);
            var chosen = format(format);
            var folder = data.toAbsolutePath().normalize().resolve("warehouse");
            if (!Files.isDirectory(folder.resolve(table.name()))) {
                throw new IllegalArgumentException("there is no table at " + folder.resolve(table.name())
                        + "; run ./backpack nightly --data " + data + " first");
            }
            var settings = Settings.load(
                    Path.of(System.getProperty("backpack.home", ".")).resolve("conf/backpack.conf"));
            export(table, chosen, folder, settings);
            return CommandLine.ExitCode.OK;
        } catch (IllegalArgumentException | InvalidSettingException e) {
            System.err.println("export: " + e.getMessage());
            return CommandLine.ExitCode.USAGE;
        }
    }

    private void export(Table<?> table, TableExport.Format chosen, Path folder, Settings settings) {
        var spark = open(settings);
        try {
            var rows = rows(new Warehouse(spark, folder.toString()), table);
            TableExport.write(rows, chosen, to.toAbsolutePath().normalize());
            System.out.println(table.name() + ": " + rows.count() + " rows in " + to);
        } finally {
            spark.stop();
        }
    }

    private static SparkSession open(Settings settings) {
        return SparkSessions.open(
                settings.bind("backpack.nightly", ExportSettings.class).master(), 4, false);
    }

    private Dataset<Row> rows(Warehouse warehouse, Table<?> table) {
        return release == null ? warehouse.read(table) : warehouse.read(table, version(warehouse, table, release));
    }

    static long version(Warehouse warehouse, Table<?> table, String release) {
        var row = warehouse.records(ModelReleaseRow.TABLE, warehouse.read(ModelReleaseRow.TABLE)).stream()
                .filter(known -> known.releaseId().equals(release))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no release " + release));
        return row.tables().stream()
                .filter(named -> named.table().equals(table.name()))
                .map(TableVersion::version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("release " + release + " names no " + table.name()
                        + ", only "
                        + row.tables().stream().map(TableVersion::table).collect(Collectors.joining(", "))));
    }

    static Table<?> table(String name) {
        return Tables.all().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no table " + name + "; the tables are "
                        + Tables.all().stream().map(Table::name).collect(Collectors.joining(", "))));
    }

    static TableExport.Format format(String name) {
        try {
            return TableExport.Format.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no format " + name + "; the formats are parquet and csv", e);
        }
    }

    /** What of the night's settings an export needs. */
    private record ExportSettings(String master) {}
}
