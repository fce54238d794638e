package org.vsekai.backpack.perceive;

import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Embedding;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;

/** Frames, or the objects in them, as vectors: for objects, and for frames whose detector gives none. */
record PictureVectors(Eyes eyes, Mark mark) implements Work<Eyes.Sight> {
    private static final String CROP_SPACE = "crop";

    @Override
    public List<Table<?>> tables() {
        return List.of(EmbeddingRow.TABLE);
    }

    @Override
    public Eyes.Sight read(Row subject) throws IOException {
        return eyes.read(subject);
    }

    @Override
    public Worker<Eyes.Sight> open() {
        var network = new Backbone(NanoDetDetector.open(eyes.model(), eyes.settings()));
        return new PictureWorker<>(eyes.settings().batchSize(), network, this::add);
    }

    private record Backbone(NanoDetDetector detector) implements PictureWorker.Network<Embedding> {
        @Override
        public List<Perceived<Embedding>> see(List<Picture> pictures) {
            return detector.detect(pictures).stream()
                    .map(seen -> new Perceived<>(seen.embedding(), seen.milliseconds()))
                    .toList();
        }

        @Override
        public void close() {
            detector.close();
        }
    }

    private int add(Outcome outcome, Eyes.Sight sight, List<Embedding> vectors) {
        for (int i = 0; i < vectors.size(); i++) {
            var detection = sight.views().get(i).detection();
            outcome.add(
                    EmbeddingRow.TABLE,
                    new EmbeddingRow(
                            detection.isPresent() ? CROP_SPACE : DetectWork.IMAGE_SPACE,
                            detection
                                    .map(DetectionRow::detectionId)
                                    .orElse(sight.frame().frameId()),
                            mark.model(),
                            mark.digest(),
                            vectors.get(i).toUnitLength()));
        }
        return vectors.size();
    }
}
