package org.vsekai.backpack.ingest;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.Column;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;

/** Uploads to scenes, cameras, joints, nodes, frames, clips and exact boxes. */
final class IngestScenes implements Stage {

    @Override
    public String name() {
        return "scenes";
    }

    @Override
    public StageResult run(StageContext context) throws Exception {
        var settings = context.settings().bind("backpack.ingest", IngestSettings.class);
        var read = new AtomicLong();
        var written = new AtomicLong();
        LandingStream.ofFiles(context, "uploads", "*.json").drain(settings.sceneFilesPerBatch(), batch -> {
            var outcomes = outcomes(batch, context, settings.limits()).persist();
            try {
                read.addAndGet(outcomes.count());
                written.addAndGet(write(context.warehouse(), outcomes));
                context.progress().says("nightly/" + SceneReading.STAGE, read + " scenes read");
            } finally {
                outcomes.unpersist();
            }
        });
        return new StageResult(read.get(), written.get(), read + " scenes, " + written + " rows new or changed");
    }

    private static Dataset<Row> outcomes(Dataset<Row> uploads, StageContext context, UploadLimits limits) {
        var landing = context.landing().root().toString();
        MapPartitionsFunction<Row, Row> read = rows -> {
            var reading =
                    new SceneReading(new LandingZone(Path.of(landing)), new XmpPackets(Ontology.bundled()), limits);
            Iterable<Row> all = () -> rows;
            return java.util.stream.StreamSupport.stream(all.spliterator(), false)
                    .map(row ->
                            reading.read(row.getAs("path"), row.getAs("text")).row())
                    .iterator();
        };
        return uploads.repartition(context.spark().sparkContext().defaultParallelism())
                .mapPartitions(read, Outcome.encoder(SceneReading.TABLES));
    }

    /** The scene's own row comes after all others, so that a scene that is there is there whole; then the ledger's. */
    private static long write(Warehouse warehouse, Dataset<Row> outcomes) {
        long written = 0;
        for (int i = SceneReading.TABLES.size() - 1; i > 0; i--) {
            var table = SceneReading.TABLES.get(i);
            var rows = rows(table, outcomes, warehouse);
            // The same fault twice in one document is one reject.
            written += table == RejectRow.TABLE ? warehouse.insertNew(table, rows) : warehouse.merge(table, rows);
        }
        warehouse.insertNew(StageRunRow.TABLE, Outcome.of(StageRunRow.TABLE, outcomes));
        return written;
    }

    private static Dataset<Row> rows(Table<?> table, Dataset<Row> outcomes, Warehouse warehouse) {
        var rows = Outcome.of(table, outcomes);
        return table == FrameRow.TABLE ? asFiltered(rows, warehouse.read(table)) : rows;
    }

    /** A frame that comes again as it was stays as the filter left it. */
    private static Dataset<Row> asFiltered(Dataset<Row> frames, Dataset<Row> present) {
        var given = FrameRow.TABLE.columns().stream()
                .map(Column::name)
                .filter(name -> !FrameRow.OF_THE_FILTER.contains(name))
                .toArray(String[]::new);
        return frames.drop(FrameRow.OF_THE_FILTER.toArray(String[]::new))
                .join(present, given, "left")
                .withColumn(FrameRow.KEPT, coalesce(col(FrameRow.KEPT), lit(false)));
    }
}
