package org.vsekai.backpack.recommend.neighbours;

import java.util.BitSet;
import org.vsekai.backpack.pipeline.StageContext;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.factorization.Factors;

/** Neighbours by one method alone, to be measured beside the factors. */
public final class NeighbourContender implements Contender {
    private final String name;
    private final BlendMethod method;
    private final NeighbourSettings settings;

    private NeighbourContender(String name, BlendMethod method, NeighbourSettings settings) {
        this.name = name;
        this.method = method;
        this.settings = settings;
    }

    public static NeighbourContender coOccurrence(NeighbourSettings settings) {
        return new NeighbourContender("neighbours", BlendMethod.CO_OCCURRENCE, settings);
    }

    public static NeighbourContender ease(NeighbourSettings settings) {
        return new NeighbourContender("ease", BlendMethod.EASE, settings);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Ranker learn(StageContext context, Split split, Factors factors, int rank) {
        var sizes = Sizes.of(context.warehouse());
        var strengths = StrengthMatrix.of(split.train(), sizes.users(), sizes.items());
        return new NeighbourRanker(new ItemModels(settings).neighbours(method, strengths), candidates(split));
    }

    static BitSet candidates(Split split) {
        var candidates = new BitSet();
        split.candidates().collectAsList().forEach(row -> candidates.set(row.getInt(0)));
        return candidates;
    }
}
