package org.vsekai.backpack.vision;

import java.util.ArrayList;
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
public final class NanoDetDetector implements AutoCloseable {
    private static final int OUTPUTS = 3;

    private final ModelCard card;
    private final BatchSession session;
    private final PictureTensor tensor;
    private final NanoDetHead head;
    private final List<float[]> slots = new ArrayList<>();

    private NanoDetDetector(ModelCard card, BatchSession session) {
        this.card = card;
        this.session = session;
        var known = card.settings(ModelSettings.Detector.class);
        this.tensor = new PictureTensor(known.input(), known.normalisation());
        this.head = new NanoDetHead(card);
        for (int i = 0; i < session.batchSize(); i++) {
            slots.add(new float[tensor.length()]);
        }
    }

    /**
     * A detector for the calling thread. The first one of a process loads the weights and warms the network up.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when PyTorch cannot run here
     */
    public static NanoDetDetector open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        if (card.architecture() != Architecture.NANODET) {
            throw UnusableModelException.unexpectedOutput(
                    card, "its architecture is " + card.architecture().spelling());
        }
        var input = card.settings(ModelSettings.Detector.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new NanoDetDetector(card, session);
    }

    /** What the model sees in each picture, in their order. Any number of pictures; they go by batches. */
    public List<FramePerception> detect(List<Picture> pictures) {
        var perceptions = new ArrayList<FramePerception>(pictures.size());
        for (int from = 0; from < pictures.size(); from += slots.size()) {
            detectBatch(pictures.subList(from, Math.min(pictures.size(), from + slots.size())), perceptions);
        }
        return perceptions;
    }

    private void detectBatch(List<Picture> batch, List<FramePerception> perceptions) {
        var letterboxes = new ArrayList<Letterbox>(batch.size());
        var preprocess = new double[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            long start = System.nanoTime();
            letterboxes.add(tensor.write(batch.get(i), slots.get(i)));
            preprocess[i] = millisecondsSince(start);
        }
        long start = System.nanoTime();
        var outputs = session.run(slots.subList(0, batch.size()));
        double infer = millisecondsSince(start) / batch.size();
        int cells = check(outputs);
        for (int i = 0; i < batch.size(); i++) {
            start = System.nanoTime();
            var detections = head.detections(outputs.get(0), outputs.get(1), i, cells, letterboxes.get(i));
            var embedding = embedding(outputs.get(2), i);
            double decode = batch.get(i).decodeMilliseconds();
            var times = new TimeSplit(decode, preprocess[i], infer, millisecondsSince(start));
            perceptions.add(new FramePerception(detections, embedding, times));
        }
    }

    /** Cells per picture, once the outputs are known to be what the head reads. */
    private int check(List<float[]> outputs) {
        if (outputs.size() != OUTPUTS) {
            throw UnusableModelException.unexpectedOutput(card, outputs.size() + " tensors, not " + OUTPUTS);
        }
        int cells = outputs.get(1).length / (4 * slots.size());
        long scores = (long) cells * card.labels().size() * slots.size();
        if (cells == 0 || outputs.get(0).length != scores || outputs.get(2).length % slots.size() != 0) {
            throw UnusableModelException.unexpectedOutput(
                    card,
                    "scores of " + outputs.get(0).length + " numbers for " + cells + " cells, "
                            + card.labels().size() + " labels and a batch of " + slots.size());
        }
        return cells;
    }

    private Embedding embedding(float[] vectors, int slot) {
        int length = vectors.length / slots.size();
        return new Embedding(Arrays.copyOfRange(vectors, slot * length, (slot + 1) * length));
    }

    private static double millisecondsSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    @Override
    public void close() {
        session.close();
    }
}
