package org.vsekai.backpack.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class NightSettingsTest {

    @Test
    void everyKeyHasItsDefault() {
        assertThat(Settings.defaults().bind("backpack.nightly", NightSettings.class))
                .isEqualTo(new NightSettings("local[*]", 4, false));
        assertThat(ConfigFactory.defaultReference()
                        .getConfig("backpack.nightly")
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder("master", "shuffle-partitions", "ui");
    }
}
