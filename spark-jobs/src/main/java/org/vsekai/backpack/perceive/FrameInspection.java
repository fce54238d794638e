package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.pipeline.Rejects;
import org.vsekai.backpack.pipeline.SparkRows;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.InferenceRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.vision.FramePerception;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.PictureReader;
import org.vsekai.backpack.vision.UnreadablePictureException;

/**
 * Looks at a partition of frames inside a Spark task: one detector for the task's thread, the weights shared by all
 * tasks of the executor. Travels to executors; the catalogue and the landing zone must be at the same path there.
 */
final class FrameInspection implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1L;
    private static final String IMAGE_SPACE = "image";

    private final String catalogue;
    private final String modelName;
    private final InferenceSettings settings;
    private final String landing;
    private final HashMap<String, String> classIris;

    FrameInspection(
            String catalogue,
            String modelName,
            InferenceSettings settings,
            String landing,
            Map<String, String> classIris) {
        this.catalogue = catalogue;
        this.modelName = modelName;
        this.settings = settings;
        this.landing = landing;
        this.classIris = new HashMap<>(classIris);
    }

    @Override
    public Iterator<Row> call(Iterator<Row> frames) throws IOException {
        var findings = new ArrayList<Row>();
        if (!frames.hasNext()) {
            return findings.iterator();
        }
        var model = new ModelCatalogue(Path.of(catalogue)).find(ModelTask.OBJECT_DETECTION, modelName);
        try (var detector = NanoDetDetector.open(model, settings)) {
            while (frames.hasNext()) {
                look(detector, model.card(), frames, findings);
            }
        }
        return findings.iterator();
    }

    /** Takes readable pictures up to a batch, however many unreadable ones lie between them. */
    private void look(NanoDetDetector detector, ModelCard card, Iterator<Row> rows, List<Row> findings)
            throws IOException {
        var reader = new PictureReader(settings);
        var zone = new LandingZone(Path.of(landing));
        var frames = new ArrayList<FrameRow>();
        var pictures = new ArrayList<Picture>();
        while (rows.hasNext() && pictures.size() < settings.batchSize()) {
            var frame = SparkRows.record(FrameRow.TABLE, rows.next());
            try {
                pictures.add(reader.read(zone.file(frame.path())));
                frames.add(frame);
            } catch (UnreadablePictureException e) {
                var reason = Names.lowerCase(e.reason());
                var message = "frame " + frame.frameId() + ": " + e.getMessage();
                findings.add(
                        Findings.refused(Rejects.row(Perceive.DETECT, frame.path(), reason, message, frame.frameId())));
            }
        }
        var perceptions = detector.detect(pictures);
        for (int i = 0; i < frames.size(); i++) {
            findings.add(seen(card, frames.get(i), perceptions.get(i)));
        }
    }

    private Row seen(ModelCard card, FrameRow frame, FramePerception perception) {
        var detections = new ArrayList<DetectionRow>();
        for (var detection : perception.detections()) {
            var id = String.join(
                    ":",
                    frame.frameId(),
                    card.name(),
                    card.sha256().substring(0, 12),
                    Integer.toString(detections.size()));
            var box = detection.box();
            detections.add(new DetectionRow(
                    id,
                    frame.frameId(),
                    frame.sceneId(),
                    frame.cameraId(),
                    card.name(),
                    card.version(),
                    card.sha256(),
                    detection.label(),
                    detection.score(),
                    box.xMinimum(),
                    box.yMinimum(),
                    box.xMaximum(),
                    box.yMaximum(),
                    Optional.ofNullable(classIris.get(detection.label()))));
        }
        return Findings.seen(detections, embedding(card, frame, perception), inference(card, frame, perception));
    }

    private static EmbeddingRow embedding(ModelCard card, FrameRow frame, FramePerception perception) {
        var vector = perception.embedding().toUnitLength();
        return new EmbeddingRow(IMAGE_SPACE, frame.frameId(), card.name(), card.sha256(), vector);
    }

    private static InferenceRow inference(ModelCard card, FrameRow frame, FramePerception perception) {
        var times = perception.milliseconds();
        return new InferenceRow(
                frame.frameId(),
                card.name(),
                card.version(),
                card.sha256(),
                perception.detections().size(),
                times.decode(),
                times.preprocess(),
                times.infer(),
                times.postprocess());
    }
}
