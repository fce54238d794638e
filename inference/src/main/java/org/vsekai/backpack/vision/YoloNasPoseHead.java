package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.vision.NonMaximumSuppression.Candidate;
import org.vsekai.backpack.vision.NonMaximumSuppression.Rivals;

/**
 * Makes persons of YOLO-NAS-POSE's tensors (the package super-gradients 3.7, its post-processing): boxes [anchors, 4], scores
 * [anchors], joints [anchors, 17, 2] and their scores [anchors, 17], all in canvas pixels or 0 to 1. Immutable and
 * thread-safe.
 */
final class YoloNasPoseHead {
    private static final int OUTPUTS = 4;
    private static final int MOST_CANDIDATES = 1_000;
    private static final int MOST_PERSONS = 300;

    private final ModelCard card;
    private final int batch;
    private final ModelSettings.KeypointDetector known;

    YoloNasPoseHead(ModelCard card, int batch) {
        this.card = card;
        this.batch = batch;
        this.known = card.settings(ModelSettings.KeypointDetector.class);
    }

    /** The persons of the picture that is number {@code slot} of a batch, best first. */
    List<Person> persons(List<float[]> outputs, int slot, Letterbox letterbox) {
        int anchors = anchors(outputs);
        var candidates = candidates(outputs, slot * anchors, (slot + 1) * anchors);
        candidates.sort(Comparator.comparingDouble(Candidate::score).reversed());
        var best = candidates.subList(0, Math.min(MOST_CANDIDATES, candidates.size()));
        return NonMaximumSuppression.keep(best, known.thresholds().overlap(), Rivals.ALL).stream()
                .limit(MOST_PERSONS)
                .map(candidate -> person(candidate, outputs, letterbox))
                .toList();
    }

    private int anchors(List<float[]> outputs) {
        int scores = outputs.size() == OUTPUTS ? outputs.get(1).length : 0;
        boolean isExpected = scores > 0
                && scores % batch == 0
                && outputs.get(0).length == 4 * scores
                && outputs.get(2).length == 2 * CocoJoint.COUNT * scores
                && outputs.get(3).length == CocoJoint.COUNT * scores;
        if (!isExpected) {
            throw UnusableModelException.unexpectedOutput(
                    card,
                    "tensors of "
                            + outputs.stream().map(output -> output.length).toList()
                            + " numbers, not boxes, scores, joints and their scores for a batch of " + batch);
        }
        return scores / batch;
    }

    private List<Candidate> candidates(List<float[]> outputs, int from, int to) {
        var boxes = outputs.get(0);
        var scores = outputs.get(1);
        var candidates = new ArrayList<Candidate>();
        for (int row = from; row < to; row++) {
            if (scores[row] >= known.thresholds().score()) {
                int at = 4 * row;
                var box = Box.between(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3]);
                candidates.add(new Candidate(row, 0, scores[row], box));
            }
        }
        return candidates;
    }

    private Person person(Candidate candidate, List<float[]> outputs, Letterbox letterbox) {
        var keypoints = new ArrayList<Keypoint>(CocoJoint.COUNT);
        for (var joint : CocoJoint.values()) {
            int at = candidate.row() * CocoJoint.COUNT + joint.index();
            float score = outputs.get(3)[at];
            keypoints.add(new Keypoint(
                    joint,
                    letterbox.pictureX(outputs.get(2)[2 * at]),
                    letterbox.pictureY(outputs.get(2)[2 * at + 1]),
                    score,
                    score >= known.jointScore()));
        }
        return new Person(candidate.score(), letterbox.toPictureUncut(candidate.box()), keypoints);
    }
}
