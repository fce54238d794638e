package org.vsekai.backpack.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.regexp_extract;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.RunState;
import org.vsekai.backpack.table.StageRunRow;

/** What the ledger knows of uploads: each has one row, which says what became of it at its last try. */
final class WaitingUploads {
    private static final StructType SCHEMA =
            new StructType().add("scene_id", DataTypes.StringType, false).add("attempt", DataTypes.IntegerType, false);

    private final StageContext context;

    WaitingUploads(StageContext context) {
        this.context = context;
    }

    /**
     * Those that wait for another try now, as rows (scene_id, attempt: the number of that try), in parts.
     *
     * @param most in one part
     */
    List<Dataset<Row>> toTryAgain(int most) {
        var waiting = retryable()
                .select(
                        col(StageRunRow.STAGE).substr(StageRunRow.ofUpload("").length() + 1, Integer.MAX_VALUE),
                        col(StageRunRow.ATTEMPT).plus(1))
                .as(Encoders.row(SCHEMA))
                .collectAsList();
        var parts = new ArrayList<Dataset<Row>>();
        for (int from = 0; from < waiting.size(); from += most) {
            var part = waiting.subList(from, Math.min(from + most, waiting.size())).stream()
                    .map(row -> RowFactory.create(row.get(0), row.get(1)))
                    .toList();
            parts.add(context.spark().createDataFrame(part, SCHEMA));
        }
        return parts;
    }

    /** How many wait. */
    long waiting() {
        return retryable().count();
    }

    private Dataset<Row> retryable() {
        return uploads(context.warehouse()).where(col(StageRunRow.STATE).equalTo(Names.lowerCase(RunState.RETRYABLE)));
    }

    /**
     * A batch of manifests without those that are in the ledger: a batch that a kill cut off comes again, and what it had
     * done is done, or waits for its next try.
     */
    Dataset<Row> unknown(Dataset<Row> batch) {
        var stage = concat(lit(StageRunRow.ofUpload("")), regexp_extract(col("path"), "^uploads/(.*)\\.json$", 1));
        var known = uploads(context.warehouse()).select(col(StageRunRow.STAGE));
        return batch.join(known, stage.equalTo(col(StageRunRow.STAGE)), "left_anti");
    }

    private static Dataset<Row> uploads(Warehouse warehouse) {
        return warehouse.read(StageRunRow.TABLE).where(col(StageRunRow.STAGE).startsWith(StageRunRow.ofUpload("")));
    }
}
