package org.vsekai.backpack.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;

/**
 * A network in this process's memory. The same weights are loaded once per process, however many threads and tasks
 * ask, and stay until it ends. Thread-safe; what runs it is a {@link TorchSession} per thread.
 */
public final class TorchModel {
    /** TorchScript profiles a shape in its first call and re-optimises in its second. */
    private static final int WARM_UP_CALLS = 2;

    private static final Map<String, TorchModel> LOADED = new ConcurrentHashMap<>();

    private final ModelCard card;
    private final Model network;
    private final Map<List<Long>, Boolean> warmShapes = new ConcurrentHashMap<>();

    private TorchModel(ModelCard card, Model network) {
        this.card = card;
        this.network = network;
    }

    /**
     * The network of a model's weights.
     *
     * @throws UnusableModelException when the weights are missing, not the card's, or no network
     * @throws EngineUnavailableException when PyTorch cannot run here
     */
    public static TorchModel load(CataloguedModel model, InferenceSettings settings) {
        TorchEngine.start(settings.threadsPerCall());
        return LOADED.computeIfAbsent(model.card().sha256(), digest -> read(model));
    }

    private static TorchModel read(CataloguedModel model) {
        var card = model.card();
        var weights = model.verifiedArtefact();
        var network = Model.newInstance(card.name(), Device.cpu(), TorchEngine.NAME);
        try {
            network.load(new ByteArrayInputStream(weights));
            return new TorchModel(card, network);
        } catch (IOException | MalformedModelException | EngineException e) {
            network.close();
            throw UnusableModelException.notLoadable(card, e);
        }
    }

    /**
     * A way to run the network from one thread, always with the same batch: another shape would be optimised anew.
     * The first session of a shape warms it up.
     *
     * @param batch samples in a call
     * @param sampleShape the shape of one sample, such as 3, 416, 416
     */
    public TorchSession open(int batch, long... sampleShape) {
        var shape = new Shape(batch).addAll(new Shape(sampleShape));
        var session = new TorchSession(card, network.newPredictor(TorchSession.translator()), shape);
        try {
            warmShapes.computeIfAbsent(List.of(box(shape)), fresh -> warmUp(session));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static boolean warmUp(TorchSession session) {
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            session.run(List.of());
        }
        return true;
    }

    private static Long[] box(Shape shape) {
        return java.util.Arrays.stream(shape.getShape()).boxed().toArray(Long[]::new);
    }
}
