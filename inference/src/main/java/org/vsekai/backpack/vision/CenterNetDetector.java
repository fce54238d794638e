package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;

/** Detects objects by their centres, with the network that {@code ./backpack train-vision} trains. */
final class CenterNetDetector implements ObjectDetector {
    /** Pixels of the canvas in a cell. */
    private static final int STRIDE = 4;

    private final ModelCard card;
    private final BatchSession session;
    private final CenterNetHead head;
    private final PictureBatches<List<Detection>> batches;

    private CenterNetDetector(ModelCard card, BatchSession session) {
        this.card = card;
        this.session = session;
        var known = card.settings(ModelSettings.Detector.class);
        this.head = new CenterNetHead(card, STRIDE);
        this.batches = new PictureBatches<>(
                session.batchSize(),
                new PictureTensor(known.input(), known.normalisation()),
                session::run,
                this::detections);
    }

    static CenterNetDetector open(CataloguedModel model, InferenceSettings settings) {
        var input = model.card().settings(ModelSettings.Detector.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new CenterNetDetector(model.card(), session);
    }

    @Override
    public List<Perceived<List<Detection>>> objects(List<Picture> pictures) {
        return batches.run(pictures);
    }

    private List<Detection> detections(List<float[]> outputs, int slot, Letterbox letterbox) {
        int cells = session.batchSize() * head.cells();
        if (outputs.size() != 2
                || outputs.get(0).length != cells * card.labels().size()
                || outputs.get(1).length != 4 * cells) {
            throw UnusableModelException.unexpectedOutput(
                    card,
                    "not heat for " + card.labels().size() + " labels and 4 edges for each of " + cells + " cells");
        }
        return head.detections(outputs.get(0), outputs.get(1), slot, letterbox);
    }

    @Override
    public void close() {
        session.close();
    }
}
