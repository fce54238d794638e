package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class RenderSettingsTest {
    @Test
    void theSectionHasTheseKeysAndDefaults() {
        assertThat(ConfigFactory.defaultReference()
                        .getConfig(RenderSettings.SECTION)
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "width",
                        "height",
                        "cameras-per-scene",
                        "pixels",
                        "triangles",
                        "texture-pixels",
                        "scenes-per-wave");
        assertThat(Settings.defaults().bind(RenderSettings.SECTION, RenderSettings.class))
                .isEqualTo(new RenderSettings(640, 480, 8, 2_097_152, 2_097_152, 67_108_864, 100));
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> new RenderSettings(2000, 2000, 8, 1_000_000, 1, 1, 1))
                .hasMessageContaining("width times height");
        assertThatThrownBy(() -> new RenderSettings(1, 1, 0, 1, 1, 1, 1)).hasMessageContaining("cameras-per-scene");
        assertThatThrownBy(() -> new RenderSettings(1, 1, 1, 1 << 27, 1, 1, 1)).hasMessageContaining("pixels");
        assertThatThrownBy(() -> new RenderSettings(1, 1, 1, 1, 0, 1, 1)).hasMessageContaining("triangles");
        assertThatThrownBy(() -> new RenderSettings(1, 1, 1, 1, 1, 0, 1)).hasMessageContaining("texture-pixels");
        assertThatThrownBy(() -> new RenderSettings(1, 1, 1, 1, 1, 1, 0)).hasMessageContaining("scenes-per-wave");
    }
}
