package org.vsekai.backpack.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.vision.Box;

/**
 * The average precision of one class: the area under the curve of precision over recall, precision taken as the best at that recall or
 * beyond (M. Everingham et al., "The PASCAL visual object classes challenge", IJCV 2015, as since 2010). Detections find objects as
 * they do in the night's measure: going down the scores, the free object that overlaps most; what finds only an object that is not
 * asked for, being hidden or tiny, does not count. Not thread-safe.
 */
final class AveragePrecision {
    static final double LEAST_OVERLAP = 0.5;

    private final List<Judged> judged = new ArrayList<>();
    private int objects;

    /** What a model says is in a frame. */
    record Claim(Box box, double score) {}

    private record Judged(double score, boolean isRight) {}

    /** Adds a frame: the objects of the class that it shows, and the claims. */
    void add(List<LabelledObject> truths, List<Claim> claims) {
        var asked = truths.stream().filter(LabelledObject::counts).toList();
        var others = truths.stream().filter(truth -> !truth.counts()).toList();
        objects += asked.size();
        var taken = new boolean[asked.size()];
        var sorted = new ArrayList<>(claims);
        sorted.sort(Comparator.comparingDouble(Claim::score).reversed());
        for (var claim : sorted) {
            int found = best(claim, asked, taken);
            if (found >= 0) {
                taken[found] = true;
                judged.add(new Judged(claim.score(), true));
            } else if (best(claim, others, new boolean[others.size()]) < 0) {
                judged.add(new Judged(claim.score(), false));
            }
        }
    }

    private static int best(Claim claim, List<LabelledObject> truths, boolean[] taken) {
        int best = -1;
        double bestOverlap = 0;
        for (int i = 0; i < taken.length; i++) {
            double overlap = truths.get(i).box().intersectionOverUnion(claim.box());
            if (!taken[i] && overlap >= LEAST_OVERLAP && overlap > bestOverlap) {
                best = i;
                bestOverlap = overlap;
            }
        }
        return best;
    }

    /** Objects that were to be found. */
    int objects() {
        return objects;
    }

    /** 0 to 1; 0 where nothing was to be found. */
    double value() {
        judged.sort(Comparator.comparingDouble(Judged::score).reversed());
        var precision = new double[judged.size()];
        int right = 0;
        for (int i = 0; i < precision.length; i++) {
            right += judged.get(i).isRight() ? 1 : 0;
            precision[i] = right / (i + 1.0);
        }
        double area = 0;
        double best = 0;
        for (int i = precision.length - 1; i >= 0; i--) {
            best = Math.max(best, precision[i]);
            area += judged.get(i).isRight() ? best : 0;
        }
        return objects == 0 ? 0 : area / objects;
    }
}
