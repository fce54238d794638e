package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;
import org.vsekai.backpack.vision.UnreadablePictureException;

/**
 * Where a task finds pictures and its model. Thread-safe; travels to Spark tasks.
 *
 * @param isOfParts whether it looks at detections, cut out, and not at whole frames
 */
record Eyes(
        String catalogue,
        ModelTask modelTask,
        String modelName,
        InferenceSettings settings,
        String landing,
        boolean isOfParts)
        implements Serializable {
    /** Of a detection's sides, that much is added on each: what a detector cuts off belongs to the object too. */
    private static final double MARGIN = 0.1;

    /** In pixels: nothing is to be seen in a smaller part. */
    private static final int SHORTEST_SIDE = 8;

    /** Of a frame with more detections the best so many are cut out. */
    private static final int MOST_PARTS = 32;

    /**
     * A frame, or its parts, to be looked at.
     *
     * @param decodeMilliseconds what reading it took
     */
    record Sight(FrameRow frame, double decodeMilliseconds, List<View> views) {}

    /**
     * What a network sees at once.
     *
     * @param left where it lies in the frame, in pixels
     * @param top where it lies in the frame, in pixels
     * @param detection that was cut out; none: it is the whole frame
     */
    record View(Picture picture, int left, int top, Optional<DetectionRow> detection) {}

    CataloguedModel model() {
        return new ModelCatalogue(Path.of(catalogue)).find(modelTask, modelName);
    }

    LandingZone zone() {
        return new LandingZone(Path.of(landing));
    }

    /** A frame with no part to be looked at is not even read. */
    Sight read(Row subject) throws IOException {
        var frame = Belongings.records(subject, 0, FrameRow.TABLE).get(0);
        var detections = isOfParts ? Belongings.records(subject, 1, DetectionRow.TABLE) : List.<DetectionRow>of();
        if (isOfParts && detections.isEmpty()) {
            return new Sight(frame, 0, List.of());
        }
        try {
            var picture = new PictureReader(settings).read(zone().file(frame.path()));
            var views = isOfParts ? parts(picture, detections) : List.of(new View(picture, 0, 0, Optional.empty()));
            return new Sight(frame, picture.decodeMilliseconds(), views);
        } catch (UnreadablePictureException e) {
            throw new RefusedException(Names.lowerCase(e.reason()), e);
        }
    }

    private static List<View> parts(Picture picture, List<DetectionRow> detections) {
        var views = new ArrayList<View>();
        for (var detection : detections.subList(0, Math.min(MOST_PARTS, detections.size()))) {
            double across = MARGIN * (detection.xMaximum() - detection.xMinimum());
            double along = MARGIN * (detection.yMaximum() - detection.yMinimum());
            int left = inside(Math.floor(detection.xMinimum() - across), picture.width());
            int top = inside(Math.floor(detection.yMinimum() - along), picture.height());
            int width = inside(Math.ceil(detection.xMaximum() + across), picture.width()) - left;
            int height = inside(Math.ceil(detection.yMaximum() + along), picture.height()) - top;
            if (width >= SHORTEST_SIDE && height >= SHORTEST_SIDE) {
                views.add(new View(picture.part(left, top, width, height), left, top, Optional.of(detection)));
            }
        }
        return views;
    }

    private static int inside(double place, int side) {
        return (int) Math.max(0, Math.min(side, place));
    }
}
