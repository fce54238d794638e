package org.vsekai.backpack.maintain;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class MaintainSettingsTest {

    @Test
    void everyKeyHasItsDefault() {
        assertThat(Settings.defaults().bind("backpack.maintain", MaintainSettings.class))
                .isEqualTo(new MaintainSettings(16, Duration.ofDays(7), 2));
        assertThat(ConfigFactory.defaultReference()
                        .getConfig("backpack.maintain")
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder("compact-after-commits", "retention", "releases-kept");
    }
}
