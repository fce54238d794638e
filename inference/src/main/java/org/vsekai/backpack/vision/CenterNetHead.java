package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.catalogue.ModelCard;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.vision.NonMaximumSuppression.Candidate;
import org.vsekai.backpack.vision.NonMaximumSuppression.Rivals;

/**
 * Makes detections of heat [classes, rows, columns] and edges [4, rows, columns]: a cell that is the hottest among its eight
 * neighbours is an object's centre (X. Zhou et al., "Objects as points", 2019); its distances to left, top, right and bottom are in
 * units of 16 pixels of the canvas. Immutable and thread-safe.
 */
final class CenterNetHead {
    private static final double EDGE_UNIT = 16;

    private final List<String> labels;
    private final double leastScore;
    private final double overlap;
    private final int columns;
    private final int rows;
    private final int stride;

    /** @param stride pixels of the canvas in a cell */
    CenterNetHead(ModelCard card, int stride) {
        var known = card.settings(ModelSettings.Detector.class);
        this.labels = card.labels();
        this.leastScore = known.thresholds().score();
        this.overlap = known.thresholds().overlap();
        this.stride = stride;
        this.columns = known.input().width() / stride;
        this.rows = known.input().height() / stride;
    }

    /** Cells in a plane. */
    int cells() {
        return columns * rows;
    }

    /** The detections of the picture that is number {@code slot} of a batch, best first. */
    List<Detection> detections(float[] heat, float[] edges, int slot, Letterbox letterbox) {
        var detections = new ArrayList<Detection>();
        for (var candidate : NonMaximumSuppression.keep(candidates(heat, edges, slot), overlap, Rivals.SAME_CLASS)) {
            var box = letterbox.toPicture(candidate.box());
            // what lies wholly in the padding has no area in the picture
            if (box.area() > 0) {
                var label = labels.get(candidate.classIndex());
                detections.add(new Detection(label, candidate.classIndex(), candidate.score(), box));
            }
        }
        return detections;
    }

    private List<Candidate> candidates(float[] heat, float[] edges, int slot) {
        var candidates = new ArrayList<Candidate>();
        for (int type = 0; type < labels.size(); type++) {
            int plane = (slot * labels.size() + type) * cells();
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    float score = heat[plane + y * columns + x];
                    if (score >= leastScore && isPeak(heat, plane, x, y)) {
                        candidates.add(new Candidate(y * columns + x, type, score, box(edges, slot, x, y)));
                    }
                }
            }
        }
        return candidates;
    }

    /** Of equally hot neighbours both are. */
    private boolean isPeak(float[] heat, int plane, int x, int y) {
        float score = heat[plane + y * columns + x];
        for (int row = Math.max(0, y - 1); row <= Math.min(rows - 1, y + 1); row++) {
            for (int column = Math.max(0, x - 1); column <= Math.min(columns - 1, x + 1); column++) {
                if (heat[plane + row * columns + column] > score) {
                    return false;
                }
            }
        }
        return true;
    }

    private Box box(float[] edges, int slot, int x, int y) {
        int at = 4 * slot * cells() + y * columns + x;
        double centreX = (x + 0.5) * stride;
        double centreY = (y + 0.5) * stride;
        return Box.between(
                centreX - EDGE_UNIT * edges[at],
                centreY - EDGE_UNIT * edges[at + cells()],
                centreX + EDGE_UNIT * edges[at + 2 * cells()],
                centreY + EDGE_UNIT * edges[at + 3 * cells()]);
    }
}
