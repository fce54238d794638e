package org.vsekai.backpack.perceive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    private final Network<T> network;
    private final PictureWork<T> work;

    /** A network. */
    interface Network<T> extends AutoCloseable {
        List<Perceived<T>> see(List<Picture> pictures);

        @Override
        void close();

        static <T> Network<T> of(Function<List<Picture>, List<Perceived<T>>> seeing, Runnable closing) {
            return new Network<>() {
                @Override
                public List<Perceived<T>> see(List<Picture> pictures) {
                    return seeing.apply(pictures);
                }

                @Override
                public void close() {
                    closing.run();
                }
            };
        }
    }

    PictureWorker(PictureWork<T> work) {
        this.work = work;
        this.network = work.network();
    }

    @Override
    public int most() {
        return work.atOnce();
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
        int results = work.add(
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
