package org.vsekai.backpack.pipeline;

import static org.apache.spark.sql.functions.col;

import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.RejectRow;

/** Makes rows of the rejects table, and leaves out of other tables what is in it. */
public final class Rejects {
    private static final int LONGEST_PAYLOAD = 16 * 1024;

    private Rejects() {}

    /**
     * The row for something that a stage refuses.
     *
     * @param stage the stage's path without the night's name, such as ingest/events
     * @param source where it is, relative to the landing zone
     * @param reason a short fixed word
     * @param message what is wrong, where, and what to do
     * @param payload the refused text, kept up to 16 KiB
     */
    public static RejectRow row(String stage, String source, String reason, String message, String payload) {
        var kept = payload.length() > LONGEST_PAYLOAD ? payload.substring(0, LONGEST_PAYLOAD) : payload;
        var id = Sha256.hex(String.join("\n", stage, source, reason, kept).getBytes(StandardCharsets.UTF_8));
        return new RejectRow(id, stage, source, reason, message, kept);
    }

    /** Those of the rows whose file, named by this column, none of these stages has refused. */
    public static Dataset<Row> leaveOut(Warehouse warehouse, Dataset<Row> rows, String pathColumn, String... stages) {
        var refused = warehouse
                .read(RejectRow.TABLE)
                .where(col(RejectRow.STAGE).isin((Object[]) stages))
                .select(col(RejectRow.SOURCE).as(pathColumn));
        return rows.join(refused, new String[] {pathColumn}, "left_anti");
    }
}
