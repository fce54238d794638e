package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * Finds objects. Open one per thread and close it: not thread-safe. The weights are shared by all of the process.
 */
public sealed interface ObjectDetector extends AutoCloseable
        permits NanoDetDetector, RfDetrDetector, CenterNetDetector {
    /**
     * The detector that drives a model, for the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    static ObjectDetector open(CataloguedModel model, InferenceSettings settings) {
        return switch (model.card().architecture()) {
            case NANODET -> NanoDetDetector.open(model, settings);
            case RF_DETR, RF_DETR_SEG -> RfDetrDetector.open(model, settings);
            case CENTER_NET -> CenterNetDetector.open(model, settings);
            default ->
                throw UnusableModelException.otherArchitecture(
                        model.card(), "nanodet, rf-detr, rf-detr-seg and center-net");
        };
    }

    /** The objects in each picture, best first, in the pictures' order. Any number of pictures; they go by batches. */
    List<Perceived<List<Detection>>> objects(List<Picture> pictures);

    @Override
    void close();
}
