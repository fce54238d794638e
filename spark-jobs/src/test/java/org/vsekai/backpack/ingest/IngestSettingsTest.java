package org.vsekai.backpack.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.scene.ArchiveLimits;
import org.vsekai.backpack.scene.SceneLimits;

class IngestSettingsTest {

    @Test
    void everyKeyHasItsDefault() {
        assertThat(Settings.defaults().bind("backpack.ingest", IngestSettings.class))
                .isEqualTo(new IngestSettings(
                        2000,
                        100,
                        new RetrySettings(3, Duration.ofSeconds(5), Duration.ofMinutes(1), 12),
                        UploadLimits.standard()));
        assertThat(keys("backpack.ingest"))
                .containsExactlyInAnyOrder("scene-files-per-batch", "event-files-per-batch", "retry", "limits");
        assertThat(keys("backpack.ingest.retry"))
                .containsExactlyInAnyOrder("attempts-per-night", "first-wait", "longest-wait", "attempts");
        assertThat(keys("backpack.ingest.limits"))
                .containsExactlyInAnyOrder(
                        "scene",
                        "archive",
                        "capture-bytes",
                        "frame-bytes",
                        "frame-pixels",
                        "clip-bytes",
                        "clip-seconds");
    }

    @Test
    void theLimitsOfScenesAndArchivesAreAllKeys() {
        assertThat(keys("backpack.ingest.limits.scene")).hasSize(SceneLimits.class.getRecordComponents().length);
        assertThat(keys("backpack.ingest.limits.archive")).hasSize(ArchiveLimits.class.getRecordComponents().length);
    }

    private static Set<String> keys(String section) {
        return ConfigFactory.defaultReference().getConfig(section).root().keySet();
    }
}
