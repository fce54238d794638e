package org.vsekai.backpack.pipeline;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;

/** The one Spark session of this module's tests, and what stages need around it. */
public final class Spark {
    private static final SparkSession SESSION = SparkSessions.open("local[2]", 2, false);

    private Spark() {}

    public static SparkSession session() {
        return SESSION;
    }

    /** A context on an empty data folder, with all tables made. */
    public static StageContext context(Path data) {
        return context(data, Settings.defaults());
    }

    public static StageContext context(Path data, Settings settings) {
        var warehouse = new Warehouse(SESSION, data.resolve("warehouse").toString());
        warehouse.create();
        return new StageContext(
                SESSION,
                warehouse,
                new LandingZone(data.resolve("landing")),
                Path.of(System.getProperty("backpack.home")),
                data,
                settings,
                new SilentProgress());
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
