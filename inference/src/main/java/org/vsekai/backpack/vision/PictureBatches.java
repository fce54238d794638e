package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes pictures through a network by batches, in their order, and measures each part. Holds the inputs of a batch; not
 * thread-safe.
 */
final class PictureBatches<T> {
    /** The network: flat outputs, batch first, for up to a batch of inputs. */
    interface Call {
        List<float[]> run(List<float[]> inputs);
    }

    /** What the outputs say of a picture. */
    interface Reading<T> {
        /**
         * Reads one picture's part.
         *
         * @param slot the picture's place in the batch
         */
        T read(List<float[]> outputs, int slot, Letterbox letterbox);
    }

    private final PictureInput input;
    private final Call call;
    private final Reading<T> reading;
    private final List<float[]> slots = new ArrayList<>();

    PictureBatches(int batch, PictureInput input, Call call, Reading<T> reading) {
        this.input = input;
        this.call = call;
        this.reading = reading;
        for (int i = 0; i < batch; i++) {
            slots.add(new float[input.length()]);
        }
    }

    List<Perceived<T>> run(List<Picture> pictures) {
        var all = new ArrayList<Perceived<T>>(pictures.size());
        for (int from = 0; from < pictures.size(); from += slots.size()) {
            runBatch(pictures.subList(from, Math.min(pictures.size(), from + slots.size())), all);
        }
        return all;
    }

    private void runBatch(List<Picture> batch, List<Perceived<T>> all) {
        var letterboxes = new ArrayList<Letterbox>(batch.size());
        var preprocess = new double[batch.size()];
        for (int i = 0; i < batch.size(); i++) {
            long start = System.nanoTime();
            letterboxes.add(input.write(batch.get(i), slots.get(i)));
            preprocess[i] = TimeSplit.since(start);
        }
        long start = System.nanoTime();
        var outputs = call.run(slots.subList(0, batch.size()));
        double infer = TimeSplit.since(start) / batch.size();
        for (int i = 0; i < batch.size(); i++) {
            start = System.nanoTime();
            var value = reading.read(outputs, i, letterboxes.get(i));
            double decode = batch.get(i).decodeMilliseconds();
            all.add(new Perceived<>(value, new TimeSplit(decode, preprocess[i], infer, TimeSplit.since(start))));
        }
    }
}
