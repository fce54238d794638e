package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.BatchSession;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * Finds objects and their pixels with RF-DETR's segmentation variant. Open one per thread and close it: not thread-safe. The weights
 * are shared by all of the process.
 */
public final class ObjectSegmenter implements AutoCloseable {
    private final BatchSession session;
    private final PictureBatches<List<SegmentedObject>> batches;

    private ObjectSegmenter(ModelCard card, BatchSession session) {
        this.session = session;
        var head = new RfDetrMaskHead(card, session.batchSize());
        this.batches =
                new PictureBatches<>(session.batchSize(), RfDetrDetector.input(card), session::run, head::objects);
    }

    /**
     * For the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    public static ObjectSegmenter open(CataloguedModel model, InferenceSettings settings) {
        model.card().requireArchitecture(Architecture.RF_DETR_SEG);
        return new ObjectSegmenter(model.card(), RfDetrDetector.session(model, settings));
    }

    /** The objects in each picture, best first, in the pictures' order. Any number of pictures; they go by batches. */
    public List<Perceived<List<SegmentedObject>>> segment(List<Picture> pictures) {
        return batches.run(pictures);
    }

    @Override
    public void close() {
        session.close();
    }
}
