package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Detection;
import org.vsekai.backpack.vision.Embedding;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.ObjectDetector;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;

/**
 * Objects of whole frames; of a detector that embeds pictures on the way, their vectors too.
 *
 * @param classIris the ontology's class for each label that it knows
 */
record DetectWork(Eyes eyes, Mark mark, Map<String, String> classIris) implements Work<Eyes.Sight> {
    /** The space of frames' vectors. */
    static final String IMAGE_SPACE = "image";

    /** What a detector says of a picture. */
    private record Answer(List<Detection> detections, Optional<Embedding> embedding) {}

    @Override
    public List<Table<?>> tables() {
        return List.of(DetectionRow.TABLE, EmbeddingRow.TABLE);
    }

    @Override
    public Eyes.Sight read(Row subject) throws IOException {
        return eyes.read(subject);
    }

    @Override
    public Worker<Eyes.Sight> open() {
        return new PictureWorker<>(eyes.settings().batchSize(), network(), this::add);
    }

    private PictureWorker.Network<Answer> network() {
        var model = eyes.model();
        return model.card().architecture() == Architecture.NANODET
                ? new Embedding512(NanoDetDetector.open(model, eyes.settings()))
                : new Plain(ObjectDetector.open(model, eyes.settings()));
    }

    private record Embedding512(NanoDetDetector detector) implements PictureWorker.Network<Answer> {
        @Override
        public List<Perceived<Answer>> see(List<Picture> pictures) {
            return detector.detect(pictures).stream()
                    .map(seen -> new Perceived<>(
                            new Answer(seen.detections(), Optional.of(seen.embedding())), seen.milliseconds()))
                    .toList();
        }

        @Override
        public void close() {
            detector.close();
        }
    }

    private record Plain(ObjectDetector detector) implements PictureWorker.Network<Answer> {
        @Override
        public List<Perceived<Answer>> see(List<Picture> pictures) {
            return detector.objects(pictures).stream()
                    .map(seen -> new Perceived<>(new Answer(seen.value(), Optional.empty()), seen.milliseconds()))
                    .toList();
        }

        @Override
        public void close() {
            detector.close();
        }
    }

    private int add(Outcome outcome, Eyes.Sight sight, List<Answer> answers) {
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
