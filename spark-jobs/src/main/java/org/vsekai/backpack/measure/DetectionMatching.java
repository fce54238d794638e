package org.vsekai.backpack.measure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vsekai.backpack.vision.Box;

/**
 * Holds the detections of one frame against the objects that are there. Going down the scores, a detection finds the
 * free object that it overlaps most, if that is enough and the object's class is the detection's or below it. Objects
 * that are hardly visible are neither missed nor false: what finds one of them and nothing better does not count.
 * Immutable and thread-safe.
 */
final class DetectionMatching {
    private final double leastOverlap;
    private final double leastVisible;
    private final Map<String, Set<String>> ancestors;

    /** An object that is in the frame. */
    record Truth(String classIri, Box box, double visibleFraction) {}

    /** What a model says is in the frame. */
    record Claim(String classIri, Box box, double score) {}

    /** How many objects, detections and detections that found an object there were. */
    record Tally(long truths, long detections, long matches) {}

    /**
     * A way to match.
     *
     * @param leastOverlap intersection over union from which an object is found
     * @param leastVisible visible fraction from which an object counts
     * @param ancestors for each class itself and all classes above it
     */
    DetectionMatching(double leastOverlap, double leastVisible, Map<String, Set<String>> ancestors) {
        this.leastOverlap = leastOverlap;
        this.leastVisible = leastVisible;
        this.ancestors = ancestors;
    }

    /** The tally of one class: its detections, and the objects of it or of a class below. */
    Tally ofClass(String classIri, List<Truth> truths, List<Claim> claims) {
        return match(
                truths.stream().filter(truth -> isA(truth.classIri(), classIri)).toList(),
                claims.stream()
                        .filter(claim -> claim.classIri().equals(classIri))
                        .toList());
    }

    /** The tally of all classes together; objects that are of none of them do not count as missed. */
    Tally ofAll(Set<String> classIris, List<Truth> truths, List<Claim> claims) {
        return match(
                truths.stream()
                        .filter(truth -> classIris.stream().anyMatch(iri -> isA(truth.classIri(), iri)))
                        .toList(),
                claims);
    }

    private boolean isA(String classIri, String ancestor) {
        return classIri.equals(ancestor)
                || ancestors.getOrDefault(classIri, Set.of()).contains(ancestor);
    }

    private Tally match(List<Truth> truths, List<Claim> claims) {
        var visible = new ArrayList<Truth>();
        var hidden = new ArrayList<Truth>();
        truths.forEach(truth -> (truth.visibleFraction() < leastVisible ? hidden : visible).add(truth));
        var sorted = new ArrayList<>(claims);
        sorted.sort(Comparator.comparingDouble(Claim::score).reversed());
        var found = new boolean[visible.size()];
        long matches = 0;
        long ignored = 0;
        for (var claim : sorted) {
            int best = best(claim, visible, found);
            if (best >= 0) {
                found[best] = true;
                matches++;
            } else if (best(claim, hidden, new boolean[hidden.size()]) >= 0) {
                ignored++;
            }
        }
        return new Tally(visible.size(), claims.size() - ignored, matches);
    }

    /** The free object that the claim overlaps most, -1 when none is enough. Of equals the first. */
    private int best(Claim claim, List<Truth> truths, boolean[] taken) {
        int best = -1;
        double bestOverlap = 0;
        for (int i = 0; i < taken.length; i++) {
            var truth = truths.get(i);
            if (!taken[i] && isA(truth.classIri(), claim.classIri())) {
                double overlap = truth.box().intersectionOverUnion(claim.box());
                if (overlap >= leastOverlap && overlap > bestOverlap) {
                    best = i;
                    bestOverlap = overlap;
                }
            }
        }
        return best;
    }
}
