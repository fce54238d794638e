package org.vsekai.backpack.vision;

import java.util.ArrayList;
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
 * Says in a sentence what pictures show, with the network that {@code ./backpack train-vision} trains: it counts the objects of each
 * class, a grammar makes words of the numbers. Open one per thread and close it: not thread-safe. The weights are shared by all of
 * the process.
 */
public final class SceneCaptioner implements AutoCloseable {
    private static final double EVEN = 0.5;

    private final ModelCard card;
    private final BatchSession session;
    private final PictureBatches<SceneCaption> batches;

    private SceneCaptioner(ModelCard card, BatchSession session) {
        this.card = card;
        this.session = session;
        var known = card.settings(ModelSettings.SceneReader.class);
        this.batches = new PictureBatches<>(
                session.batchSize(),
                new PictureTensor(known.input(), known.normalisation()),
                session::run,
                (outputs, slot, letterbox) -> caption(outputs, slot));
    }

    /**
     * A captioner for the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    public static SceneCaptioner open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        card.requireArchitecture(Architecture.SCENE_CAPTIONER);
        var input = card.settings(ModelSettings.SceneReader.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new SceneCaptioner(card, session);
    }

    /** What each picture shows, in their order. Any number of pictures; they go by batches. */
    public List<Perceived<SceneCaption>> caption(List<Picture> pictures) {
        return batches.run(pictures);
    }

    private SceneCaption caption(List<float[]> outputs, int slot) {
        int labels = card.labels().size();
        int batch = session.batchSize();
        if (outputs.size() != 2 || outputs.get(0).length != labels * batch || outputs.get(1).length != batch) {
            throw UnusableModelException.unexpectedOutput(
                    card, "not " + labels + " counts and whether it is a room for each of " + batch + " pictures");
        }
        var counts = new ArrayList<SceneCaption.Count>();
        for (int label = 0; label < labels; label++) {
            long objects = Math.round((double) outputs.get(0)[slot * labels + label]);
            if (objects >= 1) {
                counts.add(new SceneCaption.Count(card.labels().get(label), label, (int) Math.min(objects, 999)));
            }
        }
        return new SceneCaption(outputs.get(1)[slot] >= EVEN, counts);
    }

    @Override
    public void close() {
        session.close();
    }
}
