package org.vsekai.backpack.vision;

import java.util.Arrays;
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
 * Detects objects with NanoDet (TorchScript, head decoded in the graph) and embeds the picture by its backbone. Open
 * one per thread and close it: not thread-safe. The weights are shared by all detectors of the process.
 */
public final class NanoDetDetector implements ObjectDetector {
    private static final int OUTPUTS = 3;

    private final ModelCard card;
    private final BatchSession session;
    private final NanoDetHead head;
    private final PictureBatches<Sight> batches;

    /** What the network's outputs say of a picture. */
    private record Sight(List<Detection> detections, Embedding embedding) {}

    private NanoDetDetector(ModelCard card, BatchSession session) {
        this.card = card;
        this.session = session;
        var known = card.settings(ModelSettings.Detector.class);
        this.head = new NanoDetHead(card);
        this.batches = new PictureBatches<>(
                session.batchSize(),
                new PictureTensor(known.input(), known.normalisation()),
                session::run,
                this::sight);
    }

    /**
     * A detector for the calling thread. The first one of a process loads the weights and warms the network up.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when PyTorch cannot run here
     */
    public static NanoDetDetector open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        card.requireArchitecture(Architecture.NANODET);
        var input = card.settings(ModelSettings.Detector.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new NanoDetDetector(card, session);
    }

    /** What the model sees in each picture, in their order. Any number of pictures; they go by batches. */
    public List<FramePerception> detect(List<Picture> pictures) {
        return batches.run(pictures).stream()
                .map(seen -> new FramePerception(
                        seen.value().detections(), seen.value().embedding(), seen.milliseconds()))
                .toList();
    }

    @Override
    public List<Perceived<List<Detection>>> objects(List<Picture> pictures) {
        return batches.run(pictures).stream()
                .map(seen -> new Perceived<>(seen.value().detections(), seen.milliseconds()))
                .toList();
    }

    private Sight sight(List<float[]> outputs, int slot, Letterbox letterbox) {
        int cells = check(outputs);
        return new Sight(
                head.detections(outputs.get(0), outputs.get(1), slot, cells, letterbox),
                embedding(outputs.get(2), slot));
    }

    /** Cells per picture, once the outputs are known to be what the head reads. */
    private int check(List<float[]> outputs) {
        if (outputs.size() != OUTPUTS) {
            throw UnusableModelException.unexpectedOutput(card, outputs.size() + " tensors, not " + OUTPUTS);
        }
        int cells = outputs.get(1).length / (4 * session.batchSize());
        long scores = (long) cells * card.labels().size() * session.batchSize();
        if (cells == 0 || outputs.get(0).length != scores || outputs.get(2).length % session.batchSize() != 0) {
            throw UnusableModelException.unexpectedOutput(
                    card,
                    "scores of " + outputs.get(0).length + " numbers for " + cells + " cells, "
                            + card.labels().size() + " labels and a batch of " + session.batchSize());
        }
        return cells;
    }

    private Embedding embedding(float[] vectors, int slot) {
        int length = vectors.length / session.batchSize();
        return new Embedding(Arrays.copyOfRange(vectors, slot * length, (slot + 1) * length));
    }

    @Override
    public void close() {
        session.close();
    }
}
