package org.vsekai.backpack.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.pipeline.ConsoleProgress;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Runner;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageFailedException;
import org.vsekai.backpack.pipeline.Warehouse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the night, or some of its stages. Ends with 0 when all went well, 1 when a stage failed, 2 on a wrong call. */
@Command(
        name = "nightly",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs the night: everything new in DIR/landing becomes tables in DIR/warehouse.")
public final class NightlyCommand implements Callable<Integer> {

    @Option(names = "--data", paramLabel = "DIR", description = "where landing/ and warehouse/ lie (default: data)")
    private Path data = Path.of("data");

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "STAGE",
            description = "only these stages, comma-separated: ingest, frames, perceive, relate, recommend, measure,"
                    + " train (where it is switched on), maintain")
    private Set<String> only = new LinkedHashSet<>();

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new NightlyCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        var home = Path.of(System.getProperty("backpack.home", ".")).toAbsolutePath();
        var folder = data.toAbsolutePath().normalize();
        try (var lock = WarehouseLock.take(folder)) {
            var settings = Settings.load(home.resolve("conf/backpack.conf"));
            var night = Night.pipeline(settings);
            run(only.isEmpty() ? night : night.only(only), home, folder, settings);
            return CommandLine.ExitCode.OK;
        } catch (StageFailedException e) {
            System.err.println(e.error());
            System.err.println("What was done is kept; the same command goes on from there.");
            return 1;
        } catch (IllegalArgumentException | IllegalStateException | InvalidSettingException e) {
            System.err.println("nightly: " + e.getMessage());
            return 2;
        }
    }

    private static void run(Pipeline night, Path home, Path folder, Settings settings)
            throws IOException, StageFailedException {
        var nightSettings = settings.bind("backpack.nightly", NightSettings.class);
        var landing = new LandingZone(folder.resolve("landing"));
        landing.create();
        Files.createDirectories(folder.resolve("warehouse"));
        var spark = SparkSessions.open(nightSettings.master(), nightSettings.shufflePartitions(), nightSettings.ui());
        try {
            var warehouse = new Warehouse(spark, folder.resolve("warehouse").toString());
            var context = new StageContext(
                    spark, warehouse, landing, home, folder, settings, new ConsoleProgress(System.out));
            Runner.run(night, context, Clock.systemUTC());
        } finally {
            spark.stop();
        }
    }
}
