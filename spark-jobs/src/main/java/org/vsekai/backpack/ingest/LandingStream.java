package org.vsekai.backpack.ingest;

import static org.apache.spark.sql.functions.col;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.vsekai.backpack.pipeline.StageContext;

/**
 * Reads what is new in a folder of the landing zone, in batches of whole files. A batch that a kill cut off comes again
 * with the same files, so its consumer must be idempotent. The stream's checkpoint lies in the warehouse: whoever
 * removes the tables removes with them the memory of what was read. Spark remembers files by their whole paths, so a
 * landing zone that was moved has a checkpoint of its own, and is read once more from its beginning.
 */
final class LandingStream {
    private static final int DIGITS_OF_A_PLACE = 12;

    private final StageContext context;
    private final String folder;
    private final String pattern;
    private final boolean wholeFiles;

    private LandingStream(StageContext context, String folder, String pattern, boolean wholeFiles) {
        this.context = context;
        this.folder = folder;
        this.pattern = pattern;
        this.wholeFiles = wholeFiles;
    }

    /** Every new file as one text. */
    static LandingStream ofFiles(StageContext context, String folder, String pattern) {
        return new LandingStream(context, folder, pattern, true);
    }

    /** Every line of every new file. */
    static LandingStream ofLines(StageContext context, String folder, String pattern) {
        return new LandingStream(context, folder, pattern, false);
    }

    /** Takes a batch of rows (path, text); path is relative to the landing zone. */
    interface BatchConsumer {
        void accept(Dataset<Row> batch);
    }

    /**
     * Hands all that is new to the consumer, then returns. When the storage fails, the batch that it failed in comes again
     * after a while, and in the next night when it still does.
     */
    void drain(int filesPerBatch, RetrySettings retry, BatchConsumer consumer)
            throws TimeoutException, StreamingQueryException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                drain(filesPerBatch, consumer);
                return;
            } catch (StreamingQueryException e) {
                if (tries >= retry.attemptsPerNight() || !isOfStorage(e)) {
                    throw e;
                }
                context.progress().says("nightly/ingest", folder + " cannot be read, trying again: " + e.getMessage());
                Thread.sleep(retry.waitAfter(tries, ThreadLocalRandom.current()).toMillis());
            }
        }
    }

    private static boolean isOfStorage(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private void drain(int filesPerBatch, BatchConsumer consumer) throws TimeoutException, StreamingQueryException {
        var lines = context.spark()
                .readStream()
                .format("text")
                .option("wholetext", wholeFiles)
                .option("pathGlobFilter", pattern)
                .option("maxFilesPerTrigger", filesPerBatch)
                .load(folder().toString())
                .selectExpr("concat('" + folder + "/', _metadata.file_name) as path", "value as text")
                .where(col("text").notEqual(""));
        var query = lines.writeStream()
                .queryName("ingest/" + folder)
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", context.warehouse().checkpoint("ingest-" + folder + "-" + place()))
                .foreachBatch((VoidFunction2<Dataset<Row>, Long>) (batch, id) -> consumer.accept(batch))
                .start();
        query.awaitTermination();
    }

    private Path folder() {
        return context.landing().root().toAbsolutePath().normalize().resolve(folder);
    }

    private String place() {
        return DigestUtils.sha256Hex(folder().toString()).substring(0, DIGITS_OF_A_PLACE);
    }
}
