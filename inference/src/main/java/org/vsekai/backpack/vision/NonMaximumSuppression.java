package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Greedy suppression of overlapping detections, class by class. */
final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /** A box before it is believed: canvas pixels. */
    record Candidate(int classIndex, float score, Box box) {}

    /**
     * The candidates that stay, best first (equal scores in the given order): going down the scores, one is dropped
     * when its intersection over union with a better one of its class that stays is above the threshold.
     */
    static List<Candidate> keep(List<Candidate> candidates, double overlap) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(Candidate::score).reversed());
        var kept = new ArrayList<Candidate>();
        for (var candidate : sorted) {
            if (!isCovered(candidate, kept, overlap)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static boolean isCovered(Candidate candidate, List<Candidate> kept, double overlap) {
        for (var better : kept) {
            if (better.classIndex() == candidate.classIndex()
                    && better.box().intersectionOverUnion(candidate.box()) > overlap) {
                return true;
            }
        }
        return false;
    }
}
