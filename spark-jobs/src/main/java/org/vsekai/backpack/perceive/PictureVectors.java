package org.vsekai.backpack.perceive;

import java.util.List;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.EmbeddingRow;
import org.vsekai.backpack.table.Table;
import org.vsekai.backpack.vision.Embedding;
import org.vsekai.backpack.vision.NanoDetDetector;
import org.vsekai.backpack.vision.Perceived;

/** Frames, or the objects in them, as vectors: for objects, and for frames whose detector gives none. */
record PictureVectors(Eyes eyes, Mark mark) implements PictureWork<Embedding> {
    private static final String CROP_SPACE = "crop";

    @Override
    public List<Table<?>> tables() {
        return List.of(EmbeddingRow.TABLE);
    }

    @Override
    public PictureWorker.Network<Embedding> network() {
        var detector = NanoDetDetector.open(eyes.model(), eyes.settings());
        return PictureWorker.Network.of(
                pictures -> detector.detect(pictures).stream()
                        .map(seen -> new Perceived<>(seen.embedding(), seen.milliseconds()))
                        .toList(),
                detector::close);
    }

    @Override
    public int add(Outcome outcome, Eyes.Sight sight, List<Embedding> vectors) {
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
