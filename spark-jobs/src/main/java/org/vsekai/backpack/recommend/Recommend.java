package org.vsekai.backpack.recommend;

import java.util.List;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.recommend.interactions.IndexStage;
import org.vsekai.backpack.recommend.neighbours.NeighbourStage;
import org.vsekai.backpack.recommend.release.PublishStage;
import org.vsekai.backpack.recommend.search.SearchStage;
import org.vsekai.backpack.recommend.training.TrainStage;

/**
 * The recommender's part of the night: {@code index} numbers users and items, {@code search}
 * tries parameters where it is switched on, {@code train} evaluates and fits the
 * factors, {@code neighbours} finds what goes with what, {@code publish} passes them through the gate and writes the release. Publish names the tables as they are
 * when it runs, so what the server is to show must be written by then.
 */
public final class Recommend {
    private static final String SECTION = "backpack.recommend";

    private Recommend() {}

    /**
     * The pipeline {@code recommend}.
     *
     * @throws org.vsekai.backpack.config.InvalidSettingException when section {@code backpack.recommend} is not valid
     */
    public static Pipeline pipeline(Settings settings) {
        var recommend = settings.bind(SECTION, RecommendSettings.class);
        var search = new SearchStage(recommend.search(), recommend.training());
        return new Pipeline(
                "recommend",
                new IndexStage(),
                search,
                new TrainStage(recommend.training(), search, List.of()),
                new NeighbourStage(recommend.interactions(), recommend.neighbours()),
                new PublishStage(recommend.gate()));
    }
}
