package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.vision.NonMaximumSuppression.Candidate;
import org.vsekai.backpack.vision.NonMaximumSuppression.Rivals;

/** Makes detections of NanoDet's tensors: scores [cells, classes] and boxes [cells, 4]. Immutable and thread-safe. */
final class NanoDetHead {
    private final List<String> labels;
    private final double leastScore;
    private final double overlap;

    NanoDetHead(ModelCard card) {
        this.labels = card.labels();
        var thresholds = card.settings(ModelSettings.Detector.class).thresholds();
        this.leastScore = thresholds.score();
        this.overlap = thresholds.overlap();
    }

    /** The detections of the picture that is number {@code slot} of a batch. */
    List<Detection> detections(float[] scores, float[] boxes, int slot, int cells, Letterbox letterbox) {
        var detections = new ArrayList<Detection>();
        for (var candidate :
                NonMaximumSuppression.keep(candidates(scores, boxes, slot, cells), overlap, Rivals.SAME_CLASS)) {
            var box = letterbox.toPicture(candidate.box());
            // what lies wholly in the padding has no area in the picture
            if (box.area() > 0) {
                var label = labels.get(candidate.classIndex());
                detections.add(new Detection(label, candidate.classIndex(), candidate.score(), box));
            }
        }
        return detections;
    }

    /** Each cell's best class, where it is good enough. */
    private List<Candidate> candidates(float[] scores, float[] boxes, int slot, int cells) {
        int classes = labels.size();
        var candidates = new ArrayList<Candidate>();
        for (int cell = slot * cells; cell < (slot + 1) * cells; cell++) {
            int best = 0;
            float bestScore = scores[cell * classes];
            for (int i = 1; i < classes; i++) {
                if (scores[cell * classes + i] > bestScore) {
                    best = i;
                    bestScore = scores[cell * classes + i];
                }
            }
            if (bestScore >= leastScore) {
                int at = 4 * cell;
                candidates.add(new Candidate(
                        cell, best, bestScore, new Box(boxes[at], boxes[at + 1], boxes[at + 2], boxes[at + 3])));
            }
        }
        return candidates;
    }
}
