package org.vsekai.backpack.vision;

import java.util.List;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;
import org.vsekai.backpack.engine.NetworkSession;
import org.vsekai.backpack.engine.Tensor;

/**
 * Enlarges pictures with Real-ESRGAN's compact network (Wang et al., Real-ESRGAN, 2021), tile by tile, so that memory
 * depends on the tile alone. Tiles overlap as far as the network sees: no seam shows. Open one per thread and close it: not
 * thread-safe. The weights are shared by all of the process.
 */
public final class SuperResolution implements AutoCloseable {
    private static final int CHANNELS = 3;
    private static final int WHITE = 255;

    private final ModelCard card;
    private final ModelSettings.Upscaler known;
    private final NetworkSession session;

    private SuperResolution(ModelCard card, NetworkSession session) {
        this.card = card;
        this.known = card.settings(ModelSettings.Upscaler.class);
        this.session = session;
    }

    /**
     * For the calling thread.
     *
     * @throws UnusableModelException when the model is for another task, damaged or no network
     * @throws org.vsekai.backpack.engine.EngineUnavailableException when its engine cannot run here
     */
    public static SuperResolution open(CataloguedModel model, InferenceSettings settings) {
        model.card().requireArchitecture(Architecture.REAL_ESRGAN);
        return new SuperResolution(
                model.card(), Network.load(model, Network.ONLY, settings).open());
    }

    /** The result's sides over the picture's. */
    public int factor() {
        return known.factor();
    }

    /**
     * The picture, enlarged; the times are those of all its tiles.
     *
     * @throws UnreadablePictureException when it has more pixels than the card allows
     */
    public Perceived<Picture> enlarge(Picture picture) {
        if ((long) picture.width() * picture.height() > known.largestPixels()) {
            throw UnreadablePictureException.tooManyPixels(picture.width(), picture.height(), known.largestPixels());
        }
        var work = new Work(picture);
        for (var rows : TileSpan.of(picture.height(), known.tile(), known.overlap())) {
            for (var columns : TileSpan.of(picture.width(), known.tile(), known.overlap())) {
                work.tile(columns, rows);
            }
        }
        return work.result();
    }

    /** One picture on its way. */
    private final class Work {
        private final Picture picture;
        private final int factor = known.factor();
        private final int tileWidth;
        private final int tileHeight;
        private final float[] input;
        private final byte[] rgb;
        private double preprocess;
        private double infer;
        private double postprocess;

        Work(Picture picture) {
            this.picture = picture;
            this.tileWidth = Math.min(known.tile(), picture.width());
            this.tileHeight = Math.min(known.tile(), picture.height());
            this.input = new float[CHANNELS * tileWidth * tileHeight];
            this.rgb = new byte[CHANNELS * factor * picture.width() * factor * picture.height()];
        }

        void tile(TileSpan columns, TileSpan rows) {
            long start = System.nanoTime();
            read(columns.window(), rows.window());
            preprocess += TimeSplit.since(start);
            start = System.nanoTime();
            var output = run();
            infer += TimeSplit.since(start);
            start = System.nanoTime();
            write(output, columns, rows);
            postprocess += TimeSplit.since(start);
        }

        private void read(int left, int top) {
            int plane = tileWidth * tileHeight;
            for (int y = 0; y < tileHeight; y++) {
                int from = CHANNELS * ((top + y) * picture.width() + left);
                for (int x = 0; x < tileWidth; x++) {
                    for (int channel = 0; channel < CHANNELS; channel++) {
                        input[channel * plane + y * tileWidth + x] = (picture.rgb()[from++] & 0xff) / (float) WHITE;
                    }
                }
            }
        }

        private float[] run() {
            try (var outputs = session.run(List.of(Tensor.of(input, 1, CHANNELS, tileHeight, tileWidth)))) {
                var output = outputs.floats(0);
                if (output.length != input.length * factor * factor) {
                    throw UnusableModelException.unexpectedOutput(
                            card,
                            output.length + " numbers for a tile of " + tileWidth + " x " + tileHeight
                                    + " pixels enlarged " + factor + " times");
                }
                return output;
            }
        }

        /** Of the tile only what it is to give. */
        private void write(float[] output, TileSpan columns, TileSpan rows) {
            int width = factor * tileWidth;
            int plane = width * factor * tileHeight;
            for (int y = factor * rows.from(); y < factor * rows.to(); y++) {
                int from = (y - factor * rows.window()) * width - factor * columns.window();
                int to = y * factor * picture.width();
                for (int x = factor * columns.from(); x < factor * columns.to(); x++) {
                    for (int channel = 0; channel < CHANNELS; channel++) {
                        rgb[CHANNELS * (to + x) + channel] = level(output[channel * plane + from + x]);
                    }
                }
            }
        }

        Perceived<Picture> result() {
            var enlarged = new Picture(factor * picture.width(), factor * picture.height(), rgb, 0);
            return new Perceived<>(
                    enlarged, new TimeSplit(picture.decodeMilliseconds(), preprocess, infer, postprocess));
        }
    }

    /** The network's values go a little beyond black and white. */
    private static byte level(float value) {
        return (byte) Math.rint(WHITE * Math.max(0, Math.min(1, value)));
    }

    @Override
    public void close() {
        session.close();
    }
}
