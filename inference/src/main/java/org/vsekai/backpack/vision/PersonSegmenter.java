package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;

/**
 * Tells a person near the camera from the background: MediaPipe's selfie segmentation. The picture is stretched to the
 * network's square; its plane of probabilities is scaled back before the threshold, so that edges are smooth. Open one per
 * thread and close it: not thread-safe. The weights are shared by all of the process.
 */
public final class PersonSegmenter implements AutoCloseable {
    private static final int NO_PADDING = 0;

    private final ModelCard card;
    private final ModelSettings.Segmenter known;
    private final PlaneThreshold threshold;
    private final BatchSession session;
    private final PictureBatches<List<Region>> batches;

    private PersonSegmenter(ModelCard card, BatchSession session) {
        this.card = card;
        this.known = card.settings(ModelSettings.Segmenter.class);
        this.threshold = new PlaneThreshold(known.threshold());
        this.session = session;
        var tensor = new PictureTensor(known.input(), known.normalisation(), Letterbox.Place.STRETCHED, NO_PADDING);
        this.batches = new PictureBatches<>(session.batchSize(), tensor, session::run, this::regions);
    }

    /**
     * A segmenter for the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    public static PersonSegmenter open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        card.requireArchitecture(Architecture.SELFIE_SEGMENTATION);
        var input = card.settings(ModelSettings.Segmenter.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new PersonSegmenter(card, session);
    }

    /**
     * The person's region in each picture, in their order; an empty list where there is none. Any number of pictures; they
     * go by batches.
     */
    public List<Perceived<List<Region>>> segment(List<Picture> pictures) {
        return batches.run(pictures);
    }

    private List<Region> regions(List<float[]> outputs, int slot, Letterbox letterbox) {
        int width = known.input().width();
        int height = known.input().height();
        int length = outputs.get(0).length;
        if (length != session.batchSize() * width * height) {
            throw UnusableModelException.unexpectedOutput(
                    card, length + " probabilities, not " + session.batchSize() + " x " + width + " x " + height);
        }
        var mask = threshold.mask(
                outputs.get(0),
                slot * width * height,
                width,
                height,
                letterbox.pictureWidth(),
                letterbox.pictureHeight());
        return mask.area() == 0 ? List.of() : List.of(new Region(card.labels().get(0), 0, mask));
    }

    @Override
    public void close() {
        session.close();
    }
}
