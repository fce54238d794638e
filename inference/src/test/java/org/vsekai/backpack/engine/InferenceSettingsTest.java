package org.vsekai.backpack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class InferenceSettingsTest {
    @Test
    void theSectionHasTheseKeysAndDefaults() {
        assertThat(ConfigFactory.defaultReference()
                        .getConfig(InferenceSettings.SECTION)
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "threads-per-call", "batch-size", "largest-picture-bytes", "largest-picture-pixels");
        assertThat(Settings.defaults().bind(InferenceSettings.SECTION, InferenceSettings.class))
                .isEqualTo(new InferenceSettings(1, 4, 32 << 20, 4096 * 4096));
    }

    @Test
    void valuesOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new InferenceSettings(0, 4, 1, 1)).hasMessageContaining("threads-per-call");
        assertThatThrownBy(() -> new InferenceSettings(1, 65, 1, 1)).hasMessageContaining("batch-size");
        assertThatThrownBy(() -> new InferenceSettings(1, 4, 0, 1)).hasMessageContaining("largest-picture-bytes");
        assertThatThrownBy(() -> new InferenceSettings(1, 4, 1, Integer.MAX_VALUE))
                .hasMessageContaining("largest-picture-pixels");
    }
}
