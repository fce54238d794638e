package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.experiment.ExperimentSettings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.recommend.content.ContentContender;
import org.vsekai.backpack.recommend.content.ContentStage;
import org.vsekai.backpack.recommend.evaluation.Contender;
import org.vsekai.backpack.recommend.experiment.ExperimentStage;
import org.vsekai.backpack.recommend.interactions.IndexStage;
import org.vsekai.backpack.recommend.lists.ListStage;
import org.vsekai.backpack.recommend.lists.TrendStage;
import org.vsekai.backpack.recommend.neighbours.BlendedContender;
import org.vsekai.backpack.recommend.neighbours.NeighbourContender;
import org.vsekai.backpack.recommend.neighbours.NeighbourStage;
import org.vsekai.backpack.recommend.release.PublishStage;
import org.vsekai.backpack.recommend.search.SearchStage;
import org.vsekai.backpack.recommend.training.TrainStage;

/**
 * The recommender's part of the night: {@code index} numbers users and items, {@code search} tries parameters where it
 * is switched on, {@code train} evaluates and fits the factors, {@code neighbours} finds what goes with what, {@code
 * content} predicts factors of those who have none, {@code trends} tells how items are doing, {@code publish} passes it
 * through the gate and writes the release, {@code lists} lists the best by what is live then, and {@code experiment},
 * where there is one, compares its variants. Publish names the tables as they are when it runs, so what the server is to
 * show must be written by then.
 */
public final class Recommend {
    private static final String SECTION = "backpack.recommend";

    private Recommend() {}

    /**
     * The pipeline {@code recommend}.
     *
     * @throws org.vsekai.backpack.config.InvalidSettingException when a section is not valid
     */
    public static Pipeline pipeline(Settings settings) {
        var recommend = settings.bind(SECTION, RecommendSettings.class);
        var search = new SearchStage(recommend.search(), recommend.training());
        var stages = new ArrayList<Stage>(List.of(
                new IndexStage(),
                search,
                new TrainStage(recommend.training(), search, contenders(recommend)),
                new NeighbourStage(recommend.training(), recommend.neighbours()),
                new ContentStage(recommend.content()),
                new TrendStage(recommend.interactions(), recommend.trends()),
                new PublishStage(recommend.gate()),
                new ListStage(recommend.interactions(), recommend.lists())));
        settings.bind(ExperimentSettings.SECTION, ExperimentSettings.class)
                .experiment()
                .ifPresent(experiment -> stages.add(new ExperimentStage(experiment, recommend.interactions())));
        return new Pipeline("recommend", stages.toArray(Stage[]::new));
    }

    /** What is measured beside ALS and popularity. */
    private static List<Contender> contenders(RecommendSettings recommend) {
        var neighbours = recommend.neighbours();
        return List.of(
                NeighbourContender.coOccurrence(neighbours),
                NeighbourContender.ease(neighbours),
                new BlendedContender(recommend.factorization(), neighbours),
                new ContentContender(recommend.content()));
    }
}
