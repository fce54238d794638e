package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;

class IngestSettingsTest {

    @Test
    void everyKeyHasItsDefault() {
        assertThat(Settings.defaults().bind("backpack.ingest", IngestSettings.class))
                .isEqualTo(new IngestSettings(1000, 100));
        assertThat(ConfigFactory.defaultReference()
                        .getConfig("backpack.ingest")
                        .root()
                        .keySet())
                .containsExactlyInAnyOrder("scene-files-per-batch", "event-files-per-batch");
    }
}
