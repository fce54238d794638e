package org.vsekai.backpack.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class SpeechSettingsTest {
    @Test
    void theSectionHasTheseKeysAndDefaults() {
        assertThat(ConfigFactory.defaultReference()
                        .getConfig(SpeechSettings.SECTION)
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder(
                        "largest-sound-bytes", "longest-sound-seconds", "longest-text-characters", "phoneme-seconds");
        assertThat(Settings.defaults().bind(SpeechSettings.SECTION, SpeechSettings.class))
                .isEqualTo(new SpeechSettings(32 << 20, 900, 4096, 10));
    }

    @Test
    void valuesOutsideTheirRangeAreNamed() {
        assertThatThrownBy(() -> new SpeechSettings(0, 1, 1, 1)).hasMessageContaining("largest-sound-bytes");
        assertThatThrownBy(() -> new SpeechSettings(1, 36_001, 1, 1)).hasMessageContaining("longest-sound-seconds");
        assertThatThrownBy(() -> new SpeechSettings(1, 1, 0, 1)).hasMessageContaining("longest-text-characters");
        assertThatThrownBy(() -> new SpeechSettings(1, 1, 1, 601)).hasMessageContaining("phoneme-seconds");
    }
}
