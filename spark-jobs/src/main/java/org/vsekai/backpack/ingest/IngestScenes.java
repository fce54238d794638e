package org.vsekai.backpack.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.ontology.XmpPackets;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.QuickPlans;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.pipeline.Warehouse;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.StageRunRow;
import org.vsekai.backpack.table.Table;

/**
 * Uploads to scenes, cameras, joints, nodes, frames, clips and exact boxes. An upload that cannot be read for a passing
 * reason is tried again, this night and later ones.
 */
final class IngestScenes implements Stage {

    @Override
    public String name() {
        return "scenes";
    }

    @Override
    public StageResult run(StageContext context) throws Exception {
        try (var quick = QuickPlans.on(context.spark())) {
            return new Run(context, context.settings().bind("backpack.ingest", IngestSettings.class)).all();
        }
    }

    /** How one upload is read. */
    private interface ReadOne extends Serializable {
        Outcome read(SceneReading reading, Row row);
    }

    /** One night's reading, in the order in which uploads come: those that waited, new ones, those that failed tonight. */
    private static final class Run {
        private final StageContext context;
        private final IngestSettings settings;
        private final WaitingUploads uploads;
        private long read;
        private long written;

        Run(StageContext context, IngestSettings settings) {
            this.context = context;
            this.settings = settings;
            this.uploads = new WaitingUploads(context);
        }

        StageResult all() throws Exception {
            readWaiting();
            LandingStream.ofFiles(context, "uploads", "*.json")
                    .drain(settings.sceneFilesPerBatch(), settings.retry(), this::readNew);
            long waiting = uploads.waiting();
            for (int tries = 1; waiting > 0 && tries < settings.retry().attemptsPerNight(); tries++) {
                Thread.sleep(settings.retry()
                        .waitAfter(tries, ThreadLocalRandom.current())
                        .toMillis());
                readWaiting();
                waiting = uploads.waiting();
            }
            var summary = read + " scenes, " + written + " rows new or changed";
            return new StageResult(
                    read, written, waiting == 0 ? summary : summary + ", " + waiting + " uploads wait for another try");
        }

        private void readNew(Dataset<Row> batch) {
            take(uploads.unknown(batch), (reading, row) -> reading.read(row.getAs("path"), row.getAs("text")));
        }

        private void readWaiting() {
            for (var part : uploads.toTryAgain(settings.sceneFilesPerBatch())) {
                take(part, (reading, row) -> reading.readAgain(row.getAs("scene_id"), row.getAs("attempt")));
            }
        }

        private void take(Dataset<Row> rows, ReadOne one) {
            try (var outcomes = outcomes(rows, one)) {
                read += outcomes.count();
                written += write(context.warehouse(), outcomes);
                context.progress().says("nightly/" + SceneReading.STAGE, read + " scenes read");
            }
        }

        private Outcomes outcomes(Dataset<Row> rows, ReadOne one) {
            var landing = context.landing().root().toString();
            var limits = settings.limits();
            int attempts = settings.retry().attempts();
            MapPartitionsFunction<Row, Row> readAll = part -> {
                var reading = new SceneReading(
                        new LandingZone(Path.of(landing)), new XmpPackets(Ontology.bundled()), limits, attempts);
                Iterable<Row> all = () -> part;
                return StreamSupport.stream(all.spliterator(), false)
                        .map(row -> one.read(reading, row).row())
                        .iterator();
            };
            int parts = context.spark().sparkContext().defaultParallelism();
            return Outcomes.of(SceneReading.TABLES, rows.repartition(parts), readAll);
        }
    }

    /** The scene's own row comes after all others, so that a scene that is there is there whole; then the ledger's. */
    private static long write(Warehouse warehouse, Outcomes outcomes) {
        long written = outcomes.write(SceneReading.PARTS, (table, rows) -> write(warehouse, table, rows));
        written += warehouse.merge(SceneRow.TABLE, outcomes.rows(SceneRow.TABLE));
        warehouse.merge(StageRunRow.TABLE, outcomes.rows(StageRunRow.TABLE));
        return written;
    }

    private static long write(Warehouse warehouse, Table<?> table, Dataset<Row> rows) {
        if (table == RejectRow.TABLE) {
            // The same fault twice in one document is one reject.
            return warehouse.insertNew(table, rows);
        }
        // A frame that comes again as it was stays as the filter left it.
        return table == FrameRow.TABLE
                ? warehouse.merge(table, rows, FrameRow.OF_THE_FILTER)
                : warehouse.merge(table, rows);
    }
}
