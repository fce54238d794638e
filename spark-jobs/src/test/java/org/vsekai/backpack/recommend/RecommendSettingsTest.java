package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.recommend.content.ContentSettings;
import org.vsekai.backpack.recommend.evaluation.EvaluationSettings;
import org.vsekai.backpack.recommend.factorization.FactorizationMethod;
import org.vsekai.backpack.recommend.factorization.FactorizationSettings;
import org.vsekai.backpack.recommend.factorization.Feedback;
import org.vsekai.backpack.recommend.interactions.InteractionSettings;
import org.vsekai.backpack.recommend.lists.ListSettings;
import org.vsekai.backpack.recommend.lists.TrendSettings;
import org.vsekai.backpack.recommend.neighbours.CoOccurrenceSettings;
import org.vsekai.backpack.recommend.neighbours.NeighbourSettings;
import org.vsekai.backpack.recommend.release.GateSettings;
import org.vsekai.backpack.recommend.release.ReleaseMode;
import org.vsekai.backpack.recommend.search.SearchSettings;

class RecommendSettingsTest {
    private static final RecommendSettings DEFAULTS = new RecommendSettings(
            new InteractionSettings(new InteractionSettings.Weights(4, 3, 2, 2, 1, 0, -4, -4), 0, 1, 1, false),
            new FactorizationSettings(
                    FactorizationMethod.IMPLICIT_FACTORIZATION,
                    Feedback.IMPLICIT,
                    16,
                    10,
                    2,
                    0.2,
                    1.0,
                    1.0,
                    17,
                    0,
                    new FactorizationSettings.Warm(1, 0.01)),
            new SearchSettings(
                    0,
                    SearchSettings.Method.RANDOM,
                    3,
                    3,
                    2_000,
                    List.of("16", "32", "64"),
                    List.of("0.02", "0.1", "0.5"),
                    List.of("1.0"),
                    List.of("0.5", "2.0", "8.0")),
            new EvaluationSettings(
                    20, List.of("cold_items"), 1_000, new EvaluationSettings.Split(0.2, 5, 20_000, 0.05)),
            new NeighbourSettings(
                    50,
                    0.5,
                    new CoOccurrenceSettings(1.2, 0.75, 5, 1_000),
                    new NeighbourSettings.EaseSettings(5_000, 200, 200),
                    new NeighbourSettings.Users(50_000, 50),
                    new NeighbourSettings.BlendSettings(NeighbourSettings.BlendPolicy.CHOOSE, 1, 2_000)),
            new ContentSettings(3, 1_000, 20),
            new TrendSettings(30, 3, 30, 10, 100),
            new ListSettings(50, 50),
            new GateSettings(ReleaseMode.AUTOMATIC, 0.05, 0.01, 4, 0.1));

    @Test
    void allKeysHaveTheseDefaults() {
        assertThat(Settings.defaults().bind("backpack.recommend", RecommendSettings.class))
                .isEqualTo(DEFAULTS);
        assertThat(ConfigFactory.defaultReference()
                        .getConfig("backpack.recommend")
                        .entrySet())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "factorization.estimator",
                        "factorization.feedback",
                        "factorization.rank",
                        "factorization.iterations",
                        "factorization.steps",
                        "factorization.regularisation",
                        "factorization.regularisation-exponent",
                        "factorization.alpha",
                        "factorization.seed",
                        "factorization.blocks",
                        "factorization.warm.iterations",
                        "factorization.warm.tolerance",
                        "search.trials",
                        "search.method",
                        "search.first-iterations",
                        "search.divisor",
                        "search.users",
                        "search.ranks",
                        "search.regularisations",
                        "search.regularisation-exponents",
                        "search.alphas",
                        "evaluation.least-users",
                        "evaluation.splits",
                        "evaluation.replicates",
                        "evaluation.split.share",
                        "evaluation.split.least-items",
                        "evaluation.split.most-users",
                        "evaluation.split.cold-share",
                        "interactions.half-life-days",
                        "interactions.least-items",
                        "interactions.least-users",
                        "interactions.private-items",
                        "interactions.weights.bag",
                        "interactions.weights.wear",
                        "interactions.weights.visit",
                        "interactions.weights.like",
                        "interactions.weights.dwell",
                        "interactions.weights.impression",
                        "interactions.weights.unbag",
                        "interactions.weights.dislike",
                        "neighbours.most",
                        "neighbours.factor-share",
                        "neighbours.co-occurrence.saturation",
                        "neighbours.co-occurrence.length-penalty",
                        "neighbours.co-occurrence.shrinkage",
                        "neighbours.co-occurrence.most-items",
                        "neighbours.ease.most-items",
                        "neighbours.ease.regularisation",
                        "neighbours.ease.most",
                        "neighbours.users.most-users",
                        "neighbours.users.most",
                        "neighbours.blend.policy",
                        "neighbours.blend.weight",
                        "neighbours.blend.most-users",
                        "content.least-items",
                        "content.most-features",
                        "content.least-examples",
                        "trends.half-life-days",
                        "trends.short-half-life-days",
                        "trends.long-half-life-days",
                        "trends.smoothing",
                        "trends.representatives",
                        "lists.items",
                        "lists.users",
                        "gate.release",
                        "gate.most-norm-ratio",
                        "gate.least-overlap",
                        "gate.largest-drop",
                        "gate.least-coverage");
    }

    @Test
    void aValueThatMakesNoSenseIsNamed(@TempDir Path folder) throws Exception {
        var file = folder.resolve("backpack.conf");
        for (var wrong : new String[] {
            "factorization.rank = 0",
            "factorization.iterations = 0",
            "factorization.steps = 0",
            "factorization.regularisation = -1",
            "factorization.regularisation-exponent = 3",
            "factorization.estimator = als",
            "factorization.feedback = explicit",
            "factorization.warm.iterations = -1",
            "factorization.warm.tolerance = -1",
            "factorization.alpha = 0",
            "factorization.blocks = -1",
            "search.trials = -1",
            "search.first-iterations = 0",
            "search.divisor = 1",
            "search.users = 0",
            "search.ranks = [1.5]",
            "search.regularisations = [0]",
            "search.alphas = [-1]",
            "evaluation.least-users = 0",
            "evaluation.splits = [time]",
            "evaluation.replicates = 1",
            "evaluation.split.cold-share = 0",
            "evaluation.split.share = 1",
            "evaluation.split.least-items = 1",
            "evaluation.split.most-users = 0",
            "interactions.half-life-days = -1",
            "interactions.least-items = 0",
            "interactions.least-users = 0",
            "interactions.weights.bag = -1",
            "interactions.weights.dislike = 1",
            "neighbours.most = 0",
            "neighbours.factor-share = 2",
            "neighbours.co-occurrence.saturation = 0",
            "neighbours.co-occurrence.length-penalty = 2",
            "neighbours.co-occurrence.shrinkage = -1",
            "neighbours.co-occurrence.most-items = 1",
            "neighbours.ease.most-items = 50000",
            "neighbours.ease.regularisation = 0",
            "neighbours.ease.most = 0",
            "neighbours.users.most-users = -1",
            "neighbours.users.most = 0",
            "neighbours.blend.weight = -1",
            "neighbours.blend.most-users = 1",
            "content.least-items = 0",
            "content.most-features = 0",
            "content.least-examples = 4",
            "trends.half-life-days = 0",
            "trends.short-half-life-days = 0",
            "trends.long-half-life-days = 2",
            "trends.smoothing = 0",
            "trends.representatives = -1",
            "lists.items = 2000",
            "lists.users = -1",
            "gate.release = sometimes",
            "gate.most-norm-ratio = 1",
            "gate.least-overlap = 2",
            "gate.largest-drop = 2",
            "gate.least-coverage = -1"
        }) {
            Files.writeString(file, "backpack.recommend { " + wrong + " }");
            var key =
                    wrong.substring(wrong.indexOf('.') + 1, wrong.indexOf(' ')).replaceAll("weights.*", "weights");
            assertThatThrownBy(() -> Recommend.pipeline(Settings.load(file))).hasMessageContaining(key);
        }
    }
}
