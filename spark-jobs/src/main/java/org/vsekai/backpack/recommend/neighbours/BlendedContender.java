package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.recommend.evaluation.ColdSplit;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.TrainingPart;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;

/** Factors and neighbours together, by the blend that is best for the split's training part. */
public final class BlendedContender implements Contender {
    private final FactorizationSettings factorization;
    private final NeighbourSettings settings;

    public BlendedContender(FactorizationSettings factorization, NeighbourSettings settings) {
        this.factorization = factorization;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "blended";
    }

    @Override
    public Ranker learn(TrainingPart part) {
        var blend = isCold(part.split())
                ? Blend.NONE
                : new BlendChoice(part.context(), factorization, settings)
                        .of(part.split().train(), part.liked());
        return new BlendedRanker(
                part.itemFactors(),
                new ItemModels(settings).neighbours(blend.method(), part.liked()),
                blend.weight(),
                part.candidates());
    }

    /** Where whole items or users are held out, no neighbour tells of them. */
    private static boolean isCold(Split split) {
        return split.name().equals(ColdSplit.ITEMS) || split.name().equals(ColdSplit.USERS);
    }
}
