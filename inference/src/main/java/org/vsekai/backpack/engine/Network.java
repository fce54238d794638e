package org.vsekai.backpack.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoopTranslator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.UnusableModelException;

/**
 * A network in this process's memory. The same weights are loaded once per process, however many threads and tasks
 * ask, and stay until it ends or nobody has used them for a while and somebody asks to let them go. Thread-safe; what runs it is
 * a session per thread.
 */
public final class Network {
    /** What the card calls the file of a model that is one network. */
    public static final String ONLY = "network";

    /** TorchScript profiles a shape in its first call and re-optimises in its second. */
    private static final int WARM_UP_CALLS = 2;

    private static final Map<String, Network> LOADED = new ConcurrentHashMap<>();

    private final ModelCard card;
    private final Model model;
    private final String engine;
    private final Map<List<Long>, Boolean> warmShapes = new ConcurrentHashMap<>();
    private final AtomicInteger sessions = new AtomicInteger();
    private volatile long touched = System.nanoTime();

    private Network(ModelCard card, Model model, String engine) {
        this.card = card;
        this.model = model;
        this.engine = engine;
    }

    /**
     * One of the networks of a model.
     *
     * @param role what the card calls its file
     * @throws UnusableModelException when its file is missing, not the card's, or no network
     * @throws EngineUnavailableException when the engine cannot run here
     */
    public static Network load(CataloguedModel model, String role, InferenceSettings settings) {
        return switch (model.card().engine()) {
            case PYTORCH -> {
                TorchEngine.start(settings.threadsPerCall());
                yield claim(key(model, role), () -> torch(model, role));
            }
            case ONNX_RUNTIME -> {
                OnnxEngine.start();
                yield claim(key(model, role) + " " + settings.threadsPerCall(), () -> onnx(model, role, settings));
            }
        };
    }

    private static Network claim(String key, Supplier<Network> loading) {
        var network = LOADED.compute(key, (same, known) -> (known == null ? loading.get() : known).touch());
        return Objects.requireNonNull(network, "touched networks are kept");
    }

    /**
     * Frees networks that have no open session and that nobody has asked for in this time.
     *
     * @return how many
     */
    public static int releaseUnused(Duration time) {
        int released = 0;
        for (var key : LOADED.keySet()) {
            var kept =
                    LOADED.computeIfPresent(key, (same, network) -> network.isUnused(time) ? network.freed() : network);
            released += kept == null ? 1 : 0;
        }
        return released;
    }

    private Network touch() {
        touched = System.nanoTime();
        return this;
    }

    private boolean isUnused(Duration time) {
        return sessions.get() == 0 && System.nanoTime() - touched > time.toNanos();
    }

    private @Nullable Network freed() {
        model.close();
        return null;
    }

    private void sessionClosed() {
        touched = System.nanoTime();
        sessions.decrementAndGet();
    }

    private static String key(CataloguedModel model, String role) {
        return model.card().sha256() + " " + role;
    }

    private static Network torch(CataloguedModel model, String role) {
        var weights = model.verifiedBytes(role);
        return read(model.card(), role, TorchEngine.NAME, network -> network.load(new ByteArrayInputStream(weights)));
    }

    /** By its path: the graph may read its weights from a file beside it. */
    private static Network onnx(CataloguedModel model, String role, InferenceSettings settings) {
        var file = model.verifiedFile(role);
        var options = OnnxEngine.options(settings.threadsPerCall());
        return read(
                model.card(),
                role,
                OnnxEngine.NAME,
                network -> network.load(file.getParent(), file.getFileName().toString(), options));
    }

    private interface Loading {
        void into(Model network) throws IOException, MalformedModelException;
    }

    private static Network read(ModelCard card, String role, String engine, Loading loading) {
        var network = Model.newInstance(card.name() + " " + role, Device.cpu(), engine);
        try {
            loading.into(network);
            return new Network(card, network, engine);
        } catch (IOException | MalformedModelException | EngineException e) {
            network.close();
            throw UnusableModelException.notLoadable(card, role, e);
        }
    }

    /** A way to run the network from one thread, on tensors of any shape that it takes. */
    public NetworkSession open() {
        sessions.incrementAndGet();
        return new NetworkSession(card, predictor(), engine, this::sessionClosed);
    }

    /**
     * A way to run the network from one thread, always with the same batch of floats: another shape would be optimised anew.
     * The first session of a shape warms it up.
     *
     * @param batch samples in a call
     * @param sampleShape the shape of one sample, such as 3, 416, 416
     */
    public BatchSession open(int batch, long... sampleShape) {
        var shape = new Shape(batch).addAll(new Shape(sampleShape));
        sessions.incrementAndGet();
        var session = new BatchSession(card, predictor(), engine, shape, this::sessionClosed);
        try {
            warmShapes.computeIfAbsent(Arrays.stream(shape.getShape()).boxed().toList(), fresh -> warmUp(session));
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /** Tensors as they are: batching is ours. */
    private Predictor<NDList, NDList> predictor() {
        return model.newPredictor(new NoopTranslator(null));
    }

    private static boolean warmUp(BatchSession session) {
        for (int i = 0; i < WARM_UP_CALLS; i++) {
            session.run(List.of());
        }
        return true;
    }
}
