package org.vsekai.backpack.recommend.content;

import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.TrainingPart;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.BlendedRanker;

/** Ranks items by factors that are predicted for all of them from their content alone, to see what these are worth. */
public final class ContentContender implements Contender {
    private final ContentSettings settings;

    public ContentContender(ContentSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "content";
    }

    @Override
    public Ranker learn(TrainingPart part) {
        var features = new Content(part.context().warehouse(), settings).ofItems();
        int items = features.rows();
        var predicted = Prediction.of(features, part.itemFactors(), settings.leastExamples());
        return new BlendedRanker(predicted, SparseMatrix.empty(items, items), 0, part.candidates());
    }
}
