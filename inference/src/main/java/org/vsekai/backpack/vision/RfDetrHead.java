package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.UnusableModelException;

/**
 * Makes detections of RF-DETR's tensors (Robinson et al., RF-DETR, 2025; the package rfdetr 1.11, its post-processing): boxes
 * [queries, 4], centre and size as shares of the picture, and logits [queries, classes]. Each query may be of several
 * classes; nothing is suppressed. Classes that the card does not name are passed over: a fine-tuned network has one more
 * than it was taught. Immutable and thread-safe.
 */
final class RfDetrHead {
    private final ModelCard card;
    private final int batch;
    private final int mostDetections;
    private final double leastLogit;

    RfDetrHead(ModelCard card, int batch) {
        this.card = card;
        this.batch = batch;
        var known = card.settings(ModelSettings.QueryDetector.class);
        this.mostDetections = known.mostDetections();
        this.leastLogit = Math.log(known.score() / (1 - known.score()));
    }

    /** A detection and the query that it answers. */
    record Answer(int query, Detection detection) {}

    private record Candidate(int query, int classIndex, float logit) {}

    /** The detections of the picture that is number {@code slot} of a batch, best first; equal ones by query, then class. */
    List<Answer> answers(List<float[]> outputs, int slot, Letterbox letterbox) {
        int queries = queries(outputs);
        var candidates = candidates(outputs.get(1), slot, queries);
        candidates.sort(Comparator.comparingDouble(Candidate::logit).reversed());
        var answers = new ArrayList<Answer>();
        for (var candidate : candidates.subList(0, Math.min(mostDetections, candidates.size()))) {
            var box = box(outputs.get(0), 4 * (slot * queries + candidate.query()), letterbox);
            var label = card.labels().get(candidate.classIndex());
            double score = 1 / (1 + Math.exp(-candidate.logit()));
            answers.add(new Answer(candidate.query(), new Detection(label, candidate.classIndex(), score, box)));
        }
        return answers;
    }

    /** Queries per picture, once the outputs are known to be what is read here. */
    int queries(List<float[]> outputs) {
        if (outputs.size() < 2) {
            throw UnusableModelException.unexpectedOutput(card, outputs.size() + " tensors, not boxes and logits");
        }
        int boxes = outputs.get(0).length;
        int logits = outputs.get(1).length;
        int queries = boxes / (4 * batch);
        boolean isWhole = queries > 0 && boxes == 4 * batch * queries && logits % (batch * queries) == 0;
        if (!isWhole || logits / (batch * queries) < card.labels().size()) {
            throw UnusableModelException.unexpectedOutput(
                    card,
                    "boxes of " + boxes + " and logits of " + logits + " numbers for "
                            + card.labels().size() + " labels and a batch of " + batch);
        }
        return queries;
    }

    private List<Candidate> candidates(float[] logits, int slot, int queries) {
        int classes = logits.length / (batch * queries);
        var candidates = new ArrayList<Candidate>();
        for (int query = 0; query < queries; query++) {
            int at = (slot * queries + query) * classes;
            for (int i = 0; i < card.labels().size(); i++) {
                if (logits[at + i] > leastLogit) {
                    candidates.add(new Candidate(query, i, logits[at + i]));
                }
            }
        }
        return candidates;
    }

    private static Box box(float[] boxes, int at, Letterbox letterbox) {
        int width = letterbox.pictureWidth();
        int height = letterbox.pictureHeight();
        double halfWidth = boxes[at + 2] / 2.0;
        double halfHeight = boxes[at + 3] / 2.0;
        return Box.between(
                        (boxes[at] - halfWidth) * width,
                        (boxes[at + 1] - halfHeight) * height,
                        (boxes[at] + halfWidth) * width,
                        (boxes[at + 1] + halfHeight) * height)
                .cutOff(width, height);
    }
}
