package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.experiment.ExperimentSettings;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.recommend.experiment.ExperimentStage;
import org.vsekai.backpack.recommend.interactions.IndexStage;
import org.vsekai.backpack.recommend.neighbours.NeighbourStage;
import org.vsekai.backpack.recommend.release.PublishStage;
import org.vsekai.backpack.recommend.training.TrainStage;

/**
 * The recommender's part of the night: {@code index} numbers users and items, {@code train} evaluates and fits the
 * factors, {@code neighbours} finds what goes with what, {@code publish} passes them through the gate and writes the
 * release, and {@code experiment}, where there is one, compares its variants. Publish names the tables as they are
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
        var stages = new ArrayList<Stage>(List.of(
                new IndexStage(),
                new TrainStage(recommend.training(), List.of()),
                new NeighbourStage(recommend.interactions(), recommend.neighbours()),
                new PublishStage(recommend.gate())));
        settings.bind(ExperimentSettings.SECTION, ExperimentSettings.class)
                .experiment()
                .ifPresent(experiment -> stages.add(new ExperimentStage(experiment, recommend.interactions())));
        return new Pipeline("recommend", stages.toArray(Stage[]::new));
    }
}
