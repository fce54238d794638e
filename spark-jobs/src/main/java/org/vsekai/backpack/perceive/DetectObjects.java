package org.vsekai.backpack.perceive;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.QuickPlans;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.pipeline.StageResult;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;

/**
 * Looks at frames that the filter kept and the detector, with these very weights, has not looked at. Frames go in waves: a wave's
 * detections and embeddings are committed first and its marks in inferences last, so a killed night loses one wave at
 * most, and doing that one again replaces its own rows. A picture that cannot be read is rejected and not tried again.
 */
final class DetectObjects implements Stage {
    private final Map<String, String> classIris;

    DetectObjects(Map<String, String> classIris) {
        this.classIris = Map.copyOf(classIris);
    }

    @Override
    public String name() {
        return "detect";
    }

    @Override
    public List<Table<?>> inputs() {
        return List.of(FrameRow.TABLE);
    }

    @Override
    public String parameters(StageContext context) {
        var card = Perceive.detector(context).card();
        return card.name() + " " + card.sha256() + " " + classIris.hashCode();
    }

    @Override
    public StageResult run(StageContext context) {
        try (var quick = QuickPlans.on(context.spark())) {
            return runQuickly(context);
        }
    }

    private StageResult runQuickly(StageContext context) {
        var settings = context.settings().bind(PerceiveSettings.SECTION, PerceiveSettings.class);
        var model = Perceive.detector(context);
        var look = new FrameInspection(
                Perceive.catalogue(context).root().toString(),
                settings.detector(),
                context.settings().bind(InferenceSettings.SECTION, InferenceSettings.class),
                context.landing().root().toString(),
                classIris);
        long seen = 0;
        long written = 0;
        while (true) {
            var wave = nextWave(context, settings.framesPerWave());
            if (wave.isEmpty()) {
                return new StageResult(
                        seen,
                        written,
                        seen + " frames looked at by " + model.card().name());
            }
            seen += wave.size();
            written += commit(context, wave, look);
            context.progress().says("nightly/" + Perceive.DETECT, seen + " frames looked at");
        }
    }

    private static List<Row> nextWave(StageContext context, int frames) {
        return Perceive.waitingFrames(context)
                .where(col(FrameRow.KEPT))
                .orderBy(FrameRow.FRAME_ID)
                .limit(frames)
                .collectAsList();
    }

    private static long commit(StageContext context, List<Row> wave, FrameInspection look) {
        var warehouse = context.warehouse();
        int parts = Math.min(wave.size(), context.spark().sparkContext().defaultParallelism());
        var frames = context.spark().createDataFrame(wave, wave.get(0).schema()).repartition(parts);
        try (var findings = Outcomes.of(Findings.TABLES, frames, look)) {
            long detections = warehouse.merge(DetectionRow.TABLE, findings.rows(DetectionRow.TABLE));
            long embeddings = warehouse.merge(EmbeddingRow.TABLE, findings.rows(EmbeddingRow.TABLE));
            long rejects = warehouse.insertNew(RejectRow.TABLE, findings.rows(RejectRow.TABLE));
            long marks = warehouse.insertNew(InferenceRow.TABLE, findings.rows(InferenceRow.TABLE));
            if (rejects + marks == 0) {
                throw new IllegalStateException("no frame of a wave of " + wave.size()
                        + " was marked: the same frames would be looked at for ever; the first is "
                        + wave.get(0).<String>getAs(FrameRow.FRAME_ID));
            }
            return detections + embeddings + rejects + marks;
        }
    }
}
