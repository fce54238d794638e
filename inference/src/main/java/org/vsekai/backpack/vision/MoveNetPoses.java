package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;

/**
 * MoveNet multipose (Google; model card "MoveNet.MultiPose", 2021): one picture a call, at the top left of a black square.
 * Input int32 [1, height, width, 3].
 */
final class MoveNetPoses implements PoseEstimator {
    private final ModelSettings.Input input;
    private final NetworkSession session;
    private final PictureBatches<List<Person>> batches;

    private MoveNetPoses(ModelCard card, NetworkSession session) {
        this.input = card.settings(ModelSettings.Keypoints.class).input();
        this.session = session;
        var head = new MoveNetHead(card);
        this.batches = new PictureBatches<>(
                1,
                new PixelValues(input),
                this::call,
                (outputs, slot, letterbox) -> head.persons(outputs.get(0), letterbox));
    }

    static MoveNetPoses open(CataloguedModel model, InferenceSettings settings) {
        var session = Network.load(model, Network.ONLY, settings).open();
        return new MoveNetPoses(model.card(), session);
    }

    @Override
    public List<Perceived<List<Person>>> estimate(List<Picture> pictures) {
        return batches.run(pictures);
    }

    private List<float[]> call(List<float[]> inputs) {
        var values = inputs.get(0);
        var whole = new int[values.length];
        for (int i = 0; i < whole.length; i++) {
            whole[i] = (int) values[i];
        }
        try (var outputs = session.run(List.of(Tensor.of(whole, 1, input.height(), input.width(), 3)))) {
            return List.of(outputs.floats(0));
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
