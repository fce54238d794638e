package org.vsekai.backpack.pipeline;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.landing.LandingZone;

/**
 * What a stage works with.
 *
 * @param spark the session, in UTC, with Delta
 * @param warehouse the tables
 * @param landing the landing zone
 * @param home the folder of the project, which holds conf/
 * @param data the folder of this installation's data, which holds landing/ and warehouse/
 * @param settings all settings
 * @param progress where long work says how far it is
 */
public record StageContext(
        SparkSession spark,
        Warehouse warehouse,
        LandingZone landing,
        Path home,
        Path data,
        Settings settings,
        Progress progress) {}
