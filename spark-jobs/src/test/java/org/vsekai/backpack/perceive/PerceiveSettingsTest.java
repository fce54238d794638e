package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class PerceiveSettingsTest {
    @Test
    void theSectionHasTheseKeysAndDefaults() {
        var config = ConfigFactory.defaultReference().getConfig(PerceiveSettings.SECTION);
        assertThat(config.root().keySet())
                .containsExactlyInAnyOrder(
                        "detector",
                        "frames-per-wave",
                        "attempts",
                        "pictures-ahead",
                        "back-fill-per-night",
                        "pipelines");
        assertThat(config.getConfig("pipelines").root().keySet())
                .containsExactlyInAnyOrder("usual", "map", "avatar", "prop", "clips", "texts");
        var embed =
                new TaskSettings(Task.EMBED, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var pose = new TaskSettings(
                Task.POSE,
                Optional.of("movenet-multipose"),
                Optional.of("person"),
                Optional.of(0.4),
                Optional.of(List.of(embed)));
        var usual = List.of(
                new TaskSettings(
                        Task.DETECT, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(List.of(pose))),
                new TaskSettings(
                        Task.EMBED, Optional.of("nanodet-coco"), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(Settings.defaults().bind(PerceiveSettings.SECTION, PerceiveSettings.class))
                .isEqualTo(new PerceiveSettings(
                        "scene-objects",
                        2000,
                        3,
                        8,
                        20_000,
                        new PipelineSettings(usual, usual, usual, usual, List.of(), List.of())));
    }

    @Test
    void whatIsOutOfBoundsIsNamed() {
        assertThatThrownBy(() -> settings("x", 0, 3, 8, 0)).hasMessageContaining("frames-per-wave must be 1 to 100000");
        assertThatThrownBy(() -> settings("x", 1, 1, 8, 0)).hasMessageContaining("attempts must be 2 to 10");
        assertThatThrownBy(() -> settings("x", 1, 3, 0, 0)).hasMessageContaining("pictures-ahead must be 1 to 256");
        assertThatThrownBy(() -> settings("x", 1, 3, 8, -1)).hasMessageContaining("back-fill-per-night");
        assertThatThrownBy(() -> settings(" ", 1, 3, 8, 0)).hasMessageContaining("detector");
    }

    private static PerceiveSettings settings(String detector, int wave, int attempts, int ahead, int backFill) {
        return new PerceiveSettings(
                detector,
                wave,
                attempts,
                ahead,
                backFill,
                new PipelineSettings(List.of(), List.of(), List.of(), List.of(), List.of(), List.of()));
    }
}
