package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * Finds persons and their joints. Open one per thread and close it: not thread-safe. The weights are shared by all of the
 * process.
 */
public sealed interface PoseEstimator extends AutoCloseable permits MoveNetPoses, YoloNasPoses {
    /**
     * The estimator that drives a model, for the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    static PoseEstimator open(CataloguedModel model, InferenceSettings settings) {
        return switch (model.card().architecture()) {
            case MOVENET -> MoveNetPoses.open(model, settings);
            case YOLO_NAS_POSE -> YoloNasPoses.open(model, settings);
            default -> throw UnusableModelException.otherArchitecture(model.card(), "movenet and yolo-nas-pose");
        };
    }

    /** The persons of each picture, best first, in the pictures' order. Any number of pictures; they go by batches. */
    List<Perceived<List<Person>>> estimate(List<Picture> pictures);

    @Override
    void close();
}
