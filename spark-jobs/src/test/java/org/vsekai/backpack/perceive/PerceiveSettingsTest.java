package org.vsekai.backpack.perceive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class PerceiveSettingsTest {
    @Test
    void theSectionHasTheseKeysAndDefaults() {
        assertThat(ConfigFactory.defaultReference()
                        .getConfig(PerceiveSettings.SECTION)
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder("detector", "frames-per-wave");
        assertThat(Settings.defaults().bind(PerceiveSettings.SECTION, PerceiveSettings.class))
                .isEqualTo(new PerceiveSettings("nanodet-coco", 2000));
        assertThatThrownBy(() -> new PerceiveSettings("x", 0)).hasMessageContaining("frames-per-wave");
    }
}
