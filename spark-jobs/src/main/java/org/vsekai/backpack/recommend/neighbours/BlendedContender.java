package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.evaluation.ColdSplit;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Factors;

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
    public Ranker learn(StageContext context, Split split, Factors factors, int rank) {
        var sizes = Sizes.of(context.warehouse());
        var liked = StrengthMatrix.of(split.train(), sizes.users(), sizes.items());
        var blend =
                isCold(split) ? Blend.NONE : new BlendChoice(context, factorization, settings).of(split.train(), liked);
        return new BlendedRanker(
                DenseFactors.of(factors.items(), rank, sizes.items()),
                new ItemModels(settings).neighbours(blend.method(), liked),
                blend.weight(),
                NeighbourContender.candidates(split));
    }

    /** Where whole items or users are held out, no neighbour tells of them. */
    private static boolean isCold(Split split) {
        return split.name().equals(ColdSplit.ITEMS) || split.name().equals(ColdSplit.USERS);
    }
}
