package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.Embedding;
import org.vsekai.backpack.vision.FramePerception;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Perceived;

/**
 * Objects of whole frames; of a detector that embeds pictures on the way, their vectors too.
 *
 * @param classIris the ontology's class for each label that it knows
 */
record DetectWork(Eyes eyes, Mark mark, Map<String, String> classIris) implements PictureWork<DetectWork.Answer> {
    /** The space of frames' vectors. */
    static final String IMAGE_SPACE = "image";

    /** What a detector says of a picture. */
    record Answer(List<Detection> detections, Optional<Embedding> embedding) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(DetectionRow.TABLE, EmbeddingRow.TABLE);
    }

    @Override
    public PictureWorker.Network<Answer> network() {
        var model = eyes.model();
        if (model.card().architecture() == Architecture.NANODET) {
            var detector = NanoDetDetector.open(model, eyes.settings());
            return PictureWorker.Network.of(pictures -> withVectors(detector.detect(pictures)), detector::close);
        }
        var detector = ObjectDetector.open(model, eyes.settings());
        return PictureWorker.Network.of(pictures -> withoutVectors(detector.objects(pictures)), detector::close);
    }

    private static List<Perceived<Answer>> withVectors(List<FramePerception> seen) {
        return seen.stream()
                .map(one ->
                        new Perceived<>(new Answer(one.detections(), Optional.of(one.embedding())), one.milliseconds()))
                .toList();
    }

    private static List<Perceived<Answer>> withoutVectors(List<Perceived<List<Detection>>> seen) {
        return seen.stream()
                .map(one -> new Perceived<>(new Answer(one.value(), Optional.empty()), one.milliseconds()))
                .toList();
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<Answer> answers) {
        var frame = sight.frame();
        var detections = new ArrayList<DetectionRow>();
        var answer = answers.get(0);
        for (var detection : answer.detections()) {
            var id = String.join(
                    ":",
                    frame.frameId(),
                    mark.model(),
                    mark.digest().substring(0, 12),
                    Integer.toString(detections.size()));
            var box = detection.box();
            detections.add(new DetectionRow(
                    id,
                    frame.frameId(),
                    frame.sceneId(),
                    frame.cameraId(),
                    mark.model(),
                    mark.version(),
                    mark.digest(),
                    detection.label(),
                    detection.score(),
                    box.xMinimum(),
                    box.yMinimum(),
                    box.xMaximum(),
                    box.yMaximum(),
                    Optional.ofNullable(classIris.get(detection.label()))));
        }
        outcome.addAll(DetectionRow.TABLE, detections);
        answer.embedding()
                .ifPresent(vector -> outcome.add(
                        EmbeddingRow.TABLE,
                        new EmbeddingRow(
                                IMAGE_SPACE, frame.frameId(), mark.model(), mark.digest(), vector.toUnitLength())));
        return detections.size();
    }
}
