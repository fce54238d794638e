package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.TrainingPart;

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
    public Ranker learn(TrainingPart part) {
        return new NeighbourRanker(new ItemModels(settings).neighbours(method, part.liked()), part.candidates());
    }
}
