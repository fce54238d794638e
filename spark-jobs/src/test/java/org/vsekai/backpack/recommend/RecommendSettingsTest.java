package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.config.Settings;

class RecommendSettingsTest {
    private static final RecommendSettings DEFAULTS = new RecommendSettings(
            16,
            10,
            0.2,
            1.0,
            17,
            0,
            20,
            new RecommendSettings.Split(0.2, 5, 20_000),
            new RecommendSettings.Weights(4, 3, 2, 2, 1, 0),
            new RecommendSettings.Gate(0.1, 0.01));

    @Test
    void allKeysHaveTheseDefaults() {
        assertThat(Settings.defaults().bind("backpack.recommend", RecommendSettings.class))
                .isEqualTo(DEFAULTS);
        assertThat(ConfigFactory.defaultReference()
                        .getConfig("backpack.recommend")
                        .entrySet())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "rank",
                        "iterations",
                        "regularisation",
                        "alpha",
                        "seed",
                        "blocks",
                        "least-test-users",
                        "split.share",
                        "split.least-items",
                        "split.most-users",
                        "weights.bag",
                        "weights.wear",
                        "weights.visit",
                        "weights.like",
                        "weights.dwell",
                        "weights.impression",
                        "gate.largest-drop",
                        "gate.least-coverage");
    }

    @Test
    void aValueThatMakesNoSenseIsNamed(@TempDir Path folder) throws Exception {
        var file = folder.resolve("backpack.conf");
        for (var wrong : new String[] {
            "rank = 0",
            "iterations = 0",
            "regularisation = -1",
            "alpha = 0",
            "blocks = -1",
            "least-test-users = 0",
            "split.share = 1",
            "split.least-items = 1",
            "split.most-users = 0",
            "weights.bag = -1",
            "gate.largest-drop = 2",
            "gate.least-coverage = -1"
        }) {
            Files.writeString(file, "backpack.recommend { " + wrong + " }");
            var key = wrong.substring(0, wrong.indexOf(' ')).replace("weights.bag", "weights");
            assertThatThrownBy(() -> Recommend.pipeline(Settings.load(file))).hasMessageContaining(key);
        }
    }
}
