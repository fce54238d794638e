package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;

/** YOLO-NAS-POSE: the picture at the top left of a grey canvas. */
final class YoloNasPoses implements PoseEstimator {
    private static final int GREY = 127;

    private final BatchSession session;
    private final PictureBatches<List<Person>> batches;

    private YoloNasPoses(ModelCard card, BatchSession session) {
        this.session = session;
        var head = new YoloNasPoseHead(card, session.batchSize());
        this.batches = new PictureBatches<>(session.batchSize(), input(card), session::run, head::persons);
    }

    static YoloNasPoses open(CataloguedModel model, InferenceSettings settings) {
        var input = model.card().settings(ModelSettings.KeypointDetector.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new YoloNasPoses(model.card(), session);
    }

    static PictureInput input(ModelCard card) {
        var known = card.settings(ModelSettings.KeypointDetector.class);
        return new PictureTensor(known.input(), known.normalisation(), Letterbox.Place.TOP_LEFT, GREY);
    }

    @Override
    public List<Perceived<List<Person>>> estimate(List<Picture> pictures) {
        return batches.run(pictures);
    }

    @Override
    public void close() {
        session.close();
    }
}
