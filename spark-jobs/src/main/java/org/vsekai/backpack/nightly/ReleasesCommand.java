package org.vsekai.backpack.nightly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.SparkSessions;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.recommend.release.ReleaseDesk;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.ReleaseState;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists releases, promotes candidates, rolls back. Ends with 0 when all is as wished, 2 when it cannot be. */
@Command(
        name = "releases",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Lists the releases in DIR/warehouse, the newest first; the live one has a star.")
public final class ReleasesCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            scope = CommandLine.ScopeType.INHERIT,
            description = "where warehouse/ lies (default: data)")
    private Path data = Path.of("data");

    /** Runs the command line and exits with its code. */
    public static void main(String... arguments) {
        System.exit(new CommandLine(new ReleasesCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        return run(warehouse -> list(new ReleaseDesk(warehouse)));
    }

    @Command(description = "Releases a candidate.")
    int promote(@Parameters(paramLabel = "ID") String id) {
        return run(warehouse -> locked(warehouse, desk -> desk.promote(id)));
    }

    @Command(description = "Puts a former release back: the one named, or the one on the factors before the live ones.")
    int rollback(@Parameters(paramLabel = "ID", arity = "0..1") Optional<String> id) {
        return run(warehouse -> locked(warehouse, desk -> desk.rollBack(id)));
    }

    private int run(Function<Warehouse, String> work) {
        var tables = folder().resolve("warehouse");
        if (!Files.isDirectory(tables.resolve(ModelReleaseRow.TABLE.name()))) {
            System.err.println("releases: there are none in " + tables + "; run ./backpack nightly first");
            return 2;
        }
        try {
            var home = Path.of(System.getProperty("backpack.home", ".")).toAbsolutePath();
            var settings =
                    Settings.load(home.resolve("conf/backpack.conf")).bind("backpack.nightly", NightSettings.class);
            var spark = SparkSessions.open(settings.master(), 1, false);
            try {
                System.out.println(work.apply(new Warehouse(spark, tables.toString())));
                return CommandLine.ExitCode.OK;
            } finally {
                spark.stop();
            }
        } catch (IllegalArgumentException | IllegalStateException | InvalidSettingException e) {
            System.err.println("releases: " + e.getMessage());
            return 2;
        }
    }

    /** Tables of an earlier version gain their columns before they are written to. */
    private String locked(Warehouse warehouse, Function<ReleaseDesk, String> work) {
        try (var lock = WarehouseLock.take(folder())) {
            warehouse.create();
            warehouse.upgrade();
            return work.apply(new ReleaseDesk(warehouse));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder() {
        return data.toAbsolutePath().normalize();
    }

    private static String list(ReleaseDesk desk) {
        var releases = desk.releases();
        var live = releases.stream()
                .filter(release -> release.state() == ReleaseState.RELEASED)
                .findFirst();
        var text = new StringBuilder();
        for (var release : releases) {
            text.append(String.format(
                    Locale.ROOT,
                    "%s %4d  %-16s  %-9s  %.19s  %s%n",
                    live.filter(release::equals).isPresent() ? "*" : " ",
                    release.number(),
                    release.releaseId(),
                    Names.lowerCase(release.state()),
                    release.createdAt(),
                    release.gate()));
        }
        return text.isEmpty() ? "No releases yet." : text.toString().stripTrailing();
    }
}
