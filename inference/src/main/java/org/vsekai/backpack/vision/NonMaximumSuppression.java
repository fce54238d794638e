package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Greedy suppression of overlapping detections. */
final class NonMaximumSuppression {
    private NonMaximumSuppression() {}

    /**
     * A box before it is believed: canvas pixels.
     *
     * @param row its place among the network's guesses
     */
    record Candidate(int row, int classIndex, float score, Box box) {}

    /** Which candidates can drop each other. */
    enum Rivals {
        SAME_CLASS,
        ALL
    }

    /**
     * The candidates that stay, best first (equal scores in the given order): going down the scores, one is dropped
     * when its intersection over union with a better rival that stays is above the threshold.
     */
    static List<Candidate> keep(List<Candidate> candidates, double overlap, Rivals rivals) {
        var sorted = new ArrayList<>(candidates);
        sorted.sort(Comparator.comparingDouble(Candidate::score).reversed());
        var kept = new ArrayList<Candidate>();
        for (var candidate : sorted) {
            if (!isCovered(candidate, kept, overlap, rivals)) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static boolean isCovered(Candidate candidate, List<Candidate> kept, double overlap, Rivals rivals) {
        for (var better : kept) {
            boolean isRival = rivals == Rivals.ALL || better.classIndex() == candidate.classIndex();
            if (isRival && better.box().intersectionOverUnion(candidate.box()) > overlap) {
                return true;
            }
        }
        return false;
    }
}
