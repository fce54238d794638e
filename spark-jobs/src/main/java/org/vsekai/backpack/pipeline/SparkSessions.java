package org.vsekai.backpack.pipeline;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The one way to a session: Delta, UTC, Java's time types, Kryo. */
public final class SparkSessions {
    private SparkSessions() {}

    /**
     * A session. What spark-submit or a system property sets explicitly wins over these values.
     *
     * @param master Spark's master URL
     * @param shufflePartitions partitions after a shuffle
     * @param ui whether Spark's own page is up
     */
    public static SparkSession open(String master, int shufflePartitions, boolean ui) {
        var explicit = new SparkConf();
        var conf = new SparkConf(false)
                .setAppName("backpack")
                .setMaster(master)
                .set("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .set("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .set("spark.sql.session.timeZone", "UTC")
                .set("spark.sql.datetime.java8API.enabled", "true")
                .set("spark.sql.shuffle.partitions", Integer.toString(shufflePartitions))
                .set("spark.databricks.delta.snapshotPartitions", "2")
                // A release may name a version older than files are kept by default: upkeep keeps what releases name.
                .set("spark.databricks.delta.vacuum.enforceTimeTravelWithinDeletedFileRetentionDuration", "false")
                .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
                .set("spark.ui.enabled", Boolean.toString(ui))
                .set("spark.ui.showConsoleProgress", "false");
        if (master.startsWith("local")) {
            conf.set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1");
        }
        for (var setting : explicit.getAll()) {
            conf.set(setting._1(), setting._2());
        }
        return SparkSession.builder().config(conf).getOrCreate();
    }
}
