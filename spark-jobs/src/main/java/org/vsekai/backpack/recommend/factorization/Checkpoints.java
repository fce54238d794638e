package org.vsekai.backpack.recommend.factorization;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

/**
 * A folder for Spark's checkpoints, which cut the long lineage of ALS; removed on close, and so is what a killed night
 * left there. On a cluster it must be one that all executors reach.
 */
public final class Checkpoints implements AutoCloseable {
    private final SparkSession spark;
    private final Path folder;

    private Checkpoints(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    public static Checkpoints in(SparkSession spark, java.nio.file.Path data) throws IOException {
        var checkpoints =
                new Checkpoints(spark, new Path(data.resolve("checkpoints").toUri()));
        checkpoints.close();
        spark.sparkContext().setCheckpointDir(checkpoints.folder.toString());
        return checkpoints;
    }

    @Override
    public void close() throws IOException {
        var files = folder.getFileSystem(spark.sparkContext().hadoopConfiguration());
        files.delete(folder, true);
    }
}
