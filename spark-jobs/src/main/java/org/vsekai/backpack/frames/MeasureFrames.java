package org.vsekai.backpack.frames;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Outcomes;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.RejectRow;

/**
 * Measures frames that have no measures yet, each once. They go in waves: a wave's frames are committed first and its
 * rejects last, so a killed night loses one wave at most, and doing that one again ends in the same rows. A picture that
 * cannot be read is rejected here, not shown to the models, and not tried again.
 */
final class MeasureFrames {
    private final StageContext context;
    private final int framesPerWave;

    /**
     * What was done.
     *
     * @param refused frames that could not be read, out of all
     */
    record Measured(long frames, long refused, long written) {
        Measured plus(Measured other) {
            return new Measured(frames + other.frames, refused + other.refused, written + other.written);
        }

        String text() {
            var text = String.format(Locale.ROOT, "%,d frames measured", frames - refused);
            return refused == 0 ? text : text + String.format(Locale.ROOT, ", %,d unreadable", refused);
        }
    }

    MeasureFrames(StageContext context, int framesPerWave) {
        this.context = context;
        this.framesPerWave = framesPerWave;
    }

    Measured run() {
        var measured = new Measured(0, 0, 0);
        while (true) {
            var wave = pending().orderBy(FrameRow.FRAME_ID).limit(framesPerWave).collectAsList();
            if (wave.isEmpty()) {
                return measured;
            }
            measured = measured.plus(commit(wave));
            context.progress().says("nightly/" + FilterFrames.STAGE, measured.text());
        }
    }

    private Dataset<Row> pending() {
        var warehouse = context.warehouse();
        var unmeasured =
                warehouse.read(FrameRow.TABLE).where(col(FrameRow.MEASURES).isNull());
        return Rejects.leaveOut(warehouse, unmeasured, FrameRow.PATH, FilterFrames.STAGE, Perceive.DETECT);
    }

    private Measured commit(List<Row> wave) {
        var warehouse = context.warehouse();
        int parts = Math.min(wave.size(), context.spark().sparkContext().defaultParallelism());
        var frames = context.spark().createDataFrame(wave, wave.get(0).schema());
        var measuring = new PictureMeasuring(
                context.landing().root().toString(),
                context.settings().bind(InferenceSettings.SECTION, InferenceSettings.class),
                CameraViews.of(warehouse, frames));
        try (var outcomes = Outcomes.of(PictureMeasuring.TABLES, frames.repartition(parts), measuring)) {
            long written = warehouse.merge(FrameRow.TABLE, outcomes.rows(FrameRow.TABLE));
            long refused = warehouse.insertNew(RejectRow.TABLE, outcomes.rows(RejectRow.TABLE));
            if (written + refused == 0) {
                throw new IllegalStateException("no frame of a wave of " + wave.size()
                        + " was measured or rejected: the same would be tried for ever; the first is "
                        + wave.get(0).<String>getAs(FrameRow.FRAME_ID));
            }
            return new Measured(wave.size(), refused, written + refused);
        }
    }
}
