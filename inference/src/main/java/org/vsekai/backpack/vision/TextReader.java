package org.vsekai.backpack.vision;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Outputs;
import org.vsekai.backpack.engine.Tensor;

/**
 * Reads text in pictures with PP-OCR: finds lines, turns them upright, reads them. Open one per thread and close it: not
 * thread-safe. The weights are shared.
 */
public final class TextReader implements AutoCloseable {
    private static final int LINE_HEIGHT = 48;
    private static final int ORIENTATION_WIDTH = 192;
    private static final int SHORTEST_LINE = 320;

    /** A line of text is squeezed to this, in pixels: 65 times as wide as it is high. */
    private static final int LONGEST_LINE = 3_120;

    private static final int LARGEST_BATCH = 6;

    /** Pixels along a batch: bounds its memory, 75 KB for each 8 of them. */
    private static final int LONGEST_BATCH = 6_400;

    private static final double UPSIDE_DOWN = 0.9;

    private final ModelCard card;
    private final ModelSettings.TextReading known;
    private final NetworkSession detector;
    private final NetworkSession orientation;
    private final NetworkSession recogniser;
    private final List<String> alphabet;
    private final TextRegions regions;

    private TextReader(CataloguedModel model, InferenceSettings settings) {
        this.card = model.card();
        this.known = card.settings(ModelSettings.TextReading.class);
        this.alphabet = new String(model.verifiedBytes("alphabet"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        this.regions = new TextRegions(known);
        this.detector = Network.load(model, "detector", settings).open();
        this.orientation = Network.load(model, "orientation", settings).open();
        this.recogniser = Network.load(model, "recogniser", settings).open();
    }

    /**
     * A reader for the calling thread. The first one of a process loads the weights.
     *
     * @throws UnusableModelException when the model is for another task, absent or damaged
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when ONNX Runtime cannot run here
     */
    public static TextReader open(CataloguedModel model, InferenceSettings settings) {
        if (model.card().architecture() != Architecture.PP_OCR) {
            throw UnusableModelException.otherArchitecture(model.card(), Architecture.PP_OCR);
        }
        return new TextReader(model, settings);
    }

    /** What is written in a picture; lines that it cannot read with some certainty are left out. */
    public PageText read(Picture picture) {
        long start = System.nanoTime();
        var page = TextPage.of(picture, known);
        var input = detectorInput(page.picture());
        double preprocess = TimeSplit.since(start);
        start = System.nanoTime();
        try (var outputs = detector.run(List.of(input))) {
            double infer = TimeSplit.since(start);
            start = System.nanoTime();
            var outlines = regions.find(
                    map(outputs, input),
                    (int) input.shape()[3],
                    (int) input.shape()[2],
                    page.picture().width(),
                    page.picture().height());
            double postprocess = TimeSplit.since(start);
            start = System.nanoTime();
            var lines = lines(page, outlines);
            infer += TimeSplit.since(start);
            return new PageText(lines, new TimeSplit(picture.decodeMilliseconds(), preprocess, infer, postprocess));
        }
    }

    private Tensor detectorInput(Picture picture) {
        double ratio = Math.max(1, (double) known.shorterSide() / Math.min(picture.width(), picture.height()));
        int width = TextPage.step((int) (picture.width() * ratio));
        int height = TextPage.step((int) (picture.height() * ratio));
        var tensor = new float[3 * width * height];
        TextTensor.write(picture, width, height, tensor, 0, width);
        return Tensor.of(tensor, 1, 3, height, width);
    }

    private float[] map(Outputs outputs, Tensor input) {
        var map = outputs.floats(0);
        if (map.length != input.shape()[2] * input.shape()[3]) {
            throw UnusableModelException.unexpectedOutput(card, "a map of " + map.length + " pixels");
        }
        return map;
    }

    private List<TextLine> lines(TextPage page, List<Quadrilateral> outlines) {
        var crops = outlines.stream()
                .map(outline -> upright(PerspectiveCrop.of(page.picture(), outline)))
                .toList();
        var sequences = recognise(crops);
        var lines = new ArrayList<TextLine>();
        for (int i = 0; i < outlines.size(); i++) {
            var sequence = sequences[i];
            if (sequence.score() >= known.lineScore() && !sequence.text().isBlank()) {
                lines.add(new TextLine(sequence.text(), sequence.score(), page.toOriginal(outlines.get(i))));
            }
        }
        return lines;
    }

    private Picture upright(Picture line) {
        var tensor = new float[3 * LINE_HEIGHT * ORIENTATION_WIDTH];
        int width = Math.min(ORIENTATION_WIDTH, scaledWidth(line));
        TextTensor.write(line, width, LINE_HEIGHT, tensor, 0, ORIENTATION_WIDTH);
        try (var outputs = orientation.run(List.of(Tensor.of(tensor, 1, 3, LINE_HEIGHT, ORIENTATION_WIDTH)))) {
            return outputs.floats(0)[1] > UPSIDE_DOWN ? PerspectiveCrop.turnedOver(line) : line;
        }
    }

    private static int scaledWidth(Picture line) {
        return (int) Math.min(LONGEST_LINE, Math.ceil((double) LINE_HEIGHT * line.width() / line.height()));
    }

    /** Lines of like length go together: each batch is as long as its longest. */
    CharacterSequence[] recognise(List<Picture> lines) {
        var order = IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        i -> (double) lines.get(i).width() / lines.get(i).height()))
                .toList();
        var sequences = new CharacterSequence[lines.size()];
        int from = 0;
        while (from < order.size()) {
            int to = from + 1;
            while (to < order.size()
                    && to - from < LARGEST_BATCH
                    && (to - from + 1) * canvasWidth(lines.get(order.get(to))) <= LONGEST_BATCH) {
                to++;
            }
            recognise(order.subList(from, to), lines, sequences);
            from = to;
        }
        return sequences;
    }

    private static int canvasWidth(Picture line) {
        double width = (double) LINE_HEIGHT * line.width() / line.height();
        return (int) Math.max(SHORTEST_LINE, Math.min(LONGEST_LINE, width));
    }

    private void recognise(List<Integer> batch, List<Picture> lines, CharacterSequence[] sequences) {
        int canvas = canvasWidth(lines.get(batch.get(batch.size() - 1)));
        int length = 3 * LINE_HEIGHT * canvas;
        var tensor = new float[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            var line = lines.get(batch.get(i));
            TextTensor.write(line, Math.min(canvas, scaledWidth(line)), LINE_HEIGHT, tensor, i * length, canvas);
        }
        try (var outputs = recogniser.run(List.of(Tensor.of(tensor, batch.size(), 3, LINE_HEIGHT, canvas)))) {
            var probabilities = outputs.floats(0);
            int classes = alphabet.size() + 2;
            int steps = probabilities.length / classes / batch.size();
            if ((long) steps * classes * batch.size() != probabilities.length) {
                throw UnusableModelException.unexpectedOutput(
                        card, probabilities.length + " probabilities for an alphabet of " + alphabet.size());
            }
            for (int i = 0; i < batch.size(); i++) {
                sequences[batch.get(i)] = CharacterSequence.read(probabilities, i * steps * classes, steps, alphabet);
            }
        }
    }

    @Override
    public void close() {
        detector.close();
        orientation.close();
        recogniser.close();
    }
}
