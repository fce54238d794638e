package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.pipeline.Outcome;
import org.vsekai.backpack.vision.Perceived;
import org.vsekai.backpack.vision.Picture;
import org.vsekai.backpack.vision.TimeSplit;

/**
 * Shows a network the views of several frames at once, so that its batches are full, and hands each frame its own results.
 * Used by one thread.
 *
 * @param <T> what the network makes of a view
 */
final class PictureWorker<T> implements Work.Worker<Eyes.Sight> {
    private final int most;
    private final Network<T> network;
    private final Rows<T> rows;

    /** A network. */
    interface Network<T> extends AutoCloseable {
        List<Perceived<T>> see(List<Picture> pictures);

        @Override
        void close();
    }

    /** Makes rows of what a network made of a frame. */
    interface Rows<T> {
        /**
         * Adds the rows.
         *
         * @param seen one for each view of the frame
         * @return how many results there are
         */
        int add(Outcome outcome, Eyes.Sight sight, List<T> seen);
    }

    PictureWorker(int most, Network<T> network, Rows<T> rows) {
        this.most = most;
        this.network = network;
        this.rows = rows;
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public List<Work.Finding> look(List<Eyes.Sight> sights) {
        var pictures = new ArrayList<Picture>();
        sights.forEach(sight -> sight.views().forEach(view -> pictures.add(view.picture())));
        var perceived = pictures.isEmpty() ? List.<Perceived<T>>of() : network.see(pictures);
        var findings = new ArrayList<Work.Finding>();
        int from = 0;
        for (var sight : sights) {
            int to = from + sight.views().size();
            findings.add(finding(sight, perceived.subList(from, to)));
            from = to;
        }
        return findings;
    }

    private Work.Finding finding(Eyes.Sight sight, List<Perceived<T>> perceived) {
        var outcome = Work.Finding.none();
        int results = rows.add(
                outcome, sight, perceived.stream().map(Perceived::value).toList());
        return new Work.Finding(outcome, results, times(sight.decodeMilliseconds(), perceived));
    }

    private static <T> TimeSplit times(double decode, List<Perceived<T>> perceived) {
        double preprocess = 0;
        double infer = 0;
        double postprocess = 0;
        for (var one : perceived) {
            preprocess += one.milliseconds().preprocess();
            infer += one.milliseconds().infer();
            postprocess += one.milliseconds().postprocess();
        }
        return new TimeSplit(decode, preprocess, infer, postprocess);
    }

    @Override
    public void close() {
        network.close();
    }
}
