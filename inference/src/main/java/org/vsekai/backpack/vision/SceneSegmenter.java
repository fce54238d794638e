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
import org.vsekai.backpack.render.Mask;

/**
 * Says of each pixel which of several classes it shows, with the network that {@code ./backpack train-vision} trains: the class whose
 * plane, scaled to the picture's size, is highest there. Open one per thread and close it: not thread-safe. The weights are shared by
 * all of the process.
 */
public final class SceneSegmenter implements AutoCloseable {
    /** Pixels of the canvas in a cell. */
    private static final int STRIDE = 2;

    private final ModelCard card;
    private final BatchSession session;
    private final int columns;
    private final int rows;
    private final PictureBatches<byte[]> batches;

    private SceneSegmenter(ModelCard card, BatchSession session) {
        this.card = card;
        this.session = session;
        var known = card.settings(ModelSettings.SceneReader.class);
        this.columns = known.input().width() / STRIDE;
        this.rows = known.input().height() / STRIDE;
        this.batches = new PictureBatches<>(
                session.batchSize(),
                new PictureTensor(known.input(), known.normalisation()),
                session::run,
                this::classes);
    }

    /**
     * A segmenter for the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    public static SceneSegmenter open(CataloguedModel model, InferenceSettings settings) {
        var card = model.card();
        card.requireArchitecture(Architecture.U_NET);
        var input = card.settings(ModelSettings.SceneReader.class).input();
        int batch = Math.min(settings.batchSize(), input.largestBatch());
        var session = Network.load(model, Network.ONLY, settings).open(batch, 3, input.height(), input.width());
        return new SceneSegmenter(card, session);
    }

    /**
     * The regions of each picture, in their order, by their labels' order; a class that is nowhere has none, and the first label,
     * which stands for what is of no class, never has one. Any number of pictures; they go by batches.
     */
    public List<Perceived<List<Region>>> segment(List<Picture> pictures) {
        var classes = batches.run(pictures);
        var all = new ArrayList<Perceived<List<Region>>>(classes.size());
        for (int i = 0; i < classes.size(); i++) {
            var picture = pictures.get(i);
            var regions = regions(classes.get(i).value(), picture.width(), picture.height());
            all.add(new Perceived<>(regions, classes.get(i).milliseconds()));
        }
        return all;
    }

    private List<Region> regions(byte[] classes, int width, int height) {
        var regions = new ArrayList<Region>();
        for (int label = 1; label < card.labels().size(); label++) {
            var pixels = new boolean[classes.length];
            boolean any = false;
            for (int i = 0; i < classes.length; i++) {
                pixels[i] = classes[i] == label;
                any |= pixels[i];
            }
            if (any) {
                regions.add(new Region(card.labels().get(label), label, Mask.ofPixels(width, height, pixels)));
            }
        }
        return regions;
    }

    /** The highest class of each pixel of the picture. */
    private byte[] classes(List<float[]> outputs, int slot, Letterbox letterbox) {
        var planes = outputs.get(0);
        int labels = card.labels().size();
        if (outputs.size() != 1 || planes.length != session.batchSize() * labels * rows * columns) {
            throw UnusableModelException.unexpectedOutput(
                    card, planes.length + " values, not " + labels + " planes of " + columns + " x " + rows);
        }
        int width = letterbox.pictureWidth();
        int height = letterbox.pictureHeight();
        var resize =
                new PlaneResize(columns, rows, letterbox.scaleX() / STRIDE, letterbox.scaleY() / STRIDE, width, height);
        var best = new float[width * height];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        var classes = new byte[width * height];
        for (int label = 0; label < labels; label++) {
            byte number = (byte) label;
            resize.scale(planes, (slot * labels + label) * rows * columns, (y, values) -> {
                for (int x = 0; x < width; x++) {
                    if (values[x] > best[y * width + x]) {
                        best[y * width + x] = values[x];
                        classes[y * width + x] = number;
                    }
                }
            });
        }
        return classes;
    }

    @Override
    public void close() {
        session.close();
    }
}
