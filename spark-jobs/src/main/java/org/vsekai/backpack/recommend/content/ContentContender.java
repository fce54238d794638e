package org.vsekai.backpack.recommend.content;

import java.util.BitSet;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.factorization.Factors;
import org.vsekai.backpack.recommend.neighbours.BlendedRanker;
import org.vsekai.backpack.recommend.neighbours.DenseFactors;
import org.vsekai.backpack.recommend.neighbours.SparseMatrix;

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
    public Ranker learn(StageContext context, Split split, Factors factors, int rank) {
        var features = new Content(context.warehouse(), settings).ofItems();
        int items = features.rows();
        var learnt = DenseFactors.of(factors.items(), rank, items);
        var predicted = Prediction.of(features, learnt, settings.leastExamples());
        var candidates = new BitSet();
        split.candidates().collectAsList().forEach(row -> candidates.set(row.getInt(0)));
        return new BlendedRanker(predicted, SparseMatrix.empty(items, items), 0, candidates);
    }
}
