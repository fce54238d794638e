package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class FilterSettingsTest {
    static final Thresholds DEFAULTS = new Thresholds(
            new Range(2, 60),
            new Range(0.01, 0.1),
            new Range(0.99, 0.9),
            new Range(0.98, 0.6),
            new Range(1, 1),
            new Range(20, 3),
            new Range(0, 8),
            new Range(2, 60));

    @Test
    void theSectionHasTheseKeysAndDefaults() {
        var section = ConfigFactory.defaultReference().getConfig(FilterSettings.SECTION);

        assertThat(section.root().keySet())
                .containsExactlyInAnyOrder(
                        "frames-per-wave", "minutes-per-night", "frames-per-core-second", "thresholds");
        assertThat(section.getConfig("thresholds").root().keySet())
                .containsExactlyInAnyOrder(
                        "least-sharpness",
                        "least-brightness",
                        "most-brightness",
                        "most-clipped-share",
                        "least-nodes-in-view",
                        "most-motion-pixels",
                        "duplicate-bits",
                        "duplicate-seconds");
        assertThat(Settings.defaults().bind(FilterSettings.SECTION, FilterSettings.class))
                .isEqualTo(new FilterSettings(2000, 240, 4, DEFAULTS));
    }

    @Test
    void aValueThatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> new FilterSettings(0, 240, 4, DEFAULTS)).hasMessageContaining("frames-per-wave");
        assertThatThrownBy(() -> new FilterSettings(1, 0, 4, DEFAULTS)).hasMessageContaining("minutes-per-night");
        assertThatThrownBy(() -> new FilterSettings(1, 1, 0, DEFAULTS)).hasMessageContaining("frames-per-core-second");
        assertThatThrownBy(() -> new Range(-1, 0)).hasMessageContaining("0 or more");
        assertThatThrownBy(() -> new Range(2, 1).rising("duplicate-bits"))
                .hasMessage("duplicate-bits: strict must not be below lenient");
        assertThatThrownBy(() -> new Range(1, 2).falling("most-brightness"))
                .hasMessage("most-brightness: strict must not be above lenient");
    }
}
