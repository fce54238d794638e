package org.vsekai.backpack.recommend;

import org.vsekai.backpack.recommend.content.ContentSettings;
import org.vsekai.backpack.recommend.evaluation.EvaluationSettings;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.lists.ListSettings;
import org.vsekai.backpack.recommend.lists.TrendSettings;
import org.vsekai.backpack.recommend.neighbours.NeighbourSettings;
import org.vsekai.backpack.recommend.release.GateSettings;
import org.vsekai.backpack.recommend.search.SearchSettings;
import org.vsekai.backpack.recommend.training.TrainingSettings;

/** Section {@code backpack.recommend}: each part belongs to the package of the same name. */
record RecommendSettings(
        InteractionSettings interactions,
        FactorizationSettings factorization,
        SearchSettings search,
        EvaluationSettings evaluation,
        NeighbourSettings neighbours,
        ContentSettings content,
        TrendSettings trends,
        ListSettings lists,
        GateSettings gate) {

    TrainingSettings training() {
        return new TrainingSettings(interactions, factorization, evaluation);
    }
}
