package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;

/** Detects objects with RF-DETR, of which masks are left aside. */
final class RfDetrDetector implements ObjectDetector {
    private final BatchSession session;
    private final PictureBatches<List<Detection>> batches;

    private RfDetrDetector(ModelCard card, BatchSession session) {
        this.session = session;
        var head = new RfDetrHead(card, session.batchSize());
        this.batches = new PictureBatches<>(
                session.batchSize(),
                input(card),
                session::run,
                (outputs, slot, letterbox) -> head.answers(outputs, slot, letterbox).stream()
                        .map(RfDetrHead.Answer::detection)
                        .toList());
    }

    static RfDetrDetector open(CataloguedModel model, InferenceSettings settings) {
        return new RfDetrDetector(model.card(), session(model, settings));
    }

    static PictureInput input(ModelCard card) {
        var known = card.settings(ModelSettings.QueryDetector.class);
        return new StretchedTensor(known.input(), known.normalisation());
    }

    static BatchSession session(CataloguedModel model, InferenceSettings settings) {
        var input = model.card().settings(ModelSettings.QueryDetector.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        return Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
    }

    @Override
    public List<Perceived<List<Detection>>> objects(List<Picture> pictures) {
        return batches.run(pictures);
    }

    @Override
    public void close() {
        session.close();
    }
}
