package org.vsekai.backpack.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;

/** The one Spark session of this module's tests, and what stages need around it. */
public final class Spark {
    private static final SparkSession SESSION = SparkSessions.open("local[2]", 2, false);

    /** Made once and copied: to make all tables anew takes seconds. */
    private static final Path EMPTY_WAREHOUSE = emptyWarehouse();

    private Spark() {}

    public static SparkSession session() {
        return SESSION;
    }

    /** A context on an empty data folder, with all tables made. */
    public static StageContext context(Path data) {
        return context(data, Settings.defaults());
    }

    public static StageContext context(Path data, Settings settings) {
        copy(EMPTY_WAREHOUSE, data.resolve("warehouse"));
        return contextOf(data, settings);
    }

    /** A context on a data folder as it is. */
    public static StageContext contextOf(Path data, Settings settings) {
        var warehouse = new Warehouse(SESSION, data.resolve("warehouse").toString());
        return new StageContext(
                SESSION,
                warehouse,
                new LandingZone(data.resolve("landing")),
                Path.of(System.getProperty("backpack.home")),
                data,
                settings,
                new SilentProgress());
    }

    private static Path emptyWarehouse() {
        try {
            var folder = Files.createTempDirectory("empty-warehouse");
            new Warehouse(SESSION, folder.toString()).create();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class SilentProgress implements Progress {
        @Override
        public void started(String stage) {}

        @Override
        public void says(String stage, String line) {}

        @Override
        public void finished(String stage, double seconds, String summary) {}
    }
}
