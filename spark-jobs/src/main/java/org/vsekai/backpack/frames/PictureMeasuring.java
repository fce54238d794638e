package org.vsekai.backpack.frames;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.RejectRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.PictureMeasures;
import org.vsekai.backpack.vision.PictureReader;
import org.vsekai.backpack.vision.UnreadablePictureException;

/** Measures a partition of frames inside a Spark task. Travels to executors; the landing zone must be at the same path there. */
final class PictureMeasuring implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    static final List<Table<?>> TABLES = List.of(FrameRow.TABLE, RejectRow.TABLE);

    private final String landing;
    private final InferenceSettings limits;
    private final CameraViews views;

    PictureMeasuring(String landing, InferenceSettings limits, CameraViews views) {
        this.landing = landing;
        this.limits = limits;
        this.views = views;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> frames) throws IOException {
        var reader = new PictureReader(limits);
        var zone = new LandingZone(Path.of(landing));
        var outcomes = new ArrayList<Row>();
        while (frames.hasNext()) {
            var frame = SparkRows.record(FrameRow.TABLE, frames.next());
            try {
                outcomes.add(measured(frame, PictureMeasures.of(reader.read(zone.file(frame.path())))));
            } catch (UnreadablePictureException e) {
                outcomes.add(refused(frame, e));
            }
        }
        return outcomes.iterator();
    }

    private Row measured(FrameRow frame, PictureMeasures picture) {
        var measures = new FrameRow.Measures(
                picture.sharpness(),
                picture.brightness(),
                picture.clippedShare(),
                picture.perceptualHash(),
                views.nodesInView(frame),
                views.motionPixels(frame));
        var row = frame.filtered(frame.kept(), frame.filterReason(), Optional.of(measures), frame.strictness());
        return new Outcome(TABLES).add(FrameRow.TABLE, row).row();
    }

    private static Row refused(FrameRow frame, UnreadablePictureException e) {
        var problem = String.valueOf(e.getMessage());
        var reject = Rejects.row(
                FilterFrames.STAGE,
                frame.path(),
                Names.lowerCase(e.reason()),
                "frame " + frame.frameId() + ": " + problem,
                frame.frameId());
        var reason = FilterReason.UNREADABLE.because(problem);
        return new Outcome(TABLES)
                .add(FrameRow.TABLE, frame.filtered(false, Optional.of(reason), Optional.empty(), Optional.empty()))
                .add(RejectRow.TABLE, reject)
                .row();
    }
}
