package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.batching.QueueSettings;
import org.vsekai.backpack.config.InvalidSettingException;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.factors.SearchIndex;
import org.vsekai.backpack.knowledge.GraphSettings;
import org.vsekai.backpack.models.ModelsSettings;
import org.vsekai.backpack.uploads.UploadSettings;

class ServingSettingsTest {

    @Test
    void theDefaultsAreThese() {
        assertThat(Settings.defaults().bind(ServingSettings.SECTION, ServingSettings.class))
                .isEqualTo(new ServingSettings(
                        "",
                        Duration.ofSeconds(5),
                        64,
                        Duration.ofSeconds(10),
                        new UploadSettings(
                                4L << 30, 2L << 30, 10_000, 1_000, 100L << 30, 16, 1L << 30, Duration.ofHours(24)),
                        new ServingSettings.Search(SearchIndex.EXACT),
                        new GraphSettings(true, Duration.ofSeconds(10), 10_000, 2),
                        new ModelsSettings(
                                false,
                                List.of(),
                                List.of(
                                        "nanodet-coco",
                                        "movenet-multipose",
                                        "selfie-segmentation",
                                        "realesr-animevideov3-x2",
                                        "pp-ocr-v6-small",
                                        "piper-joe",
                                        "whisper-tiny-en",
                                        "smollm2-135m",
                                        "minilm-l6-v2"),
                                List.of(),
                                Duration.ofMinutes(30),
                                Duration.ofSeconds(10),
                                64 << 20,
                                512 << 20,
                                2,
                                Duration.ofSeconds(30),
                                new QueueSettings(256, 8, Duration.ZERO, 1))));
    }

    @Test
    void aSettingOutOfItsRangeIsRefusedByName(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("backpack.conf"), "backpack.serving.threads = 2");

        assertThatThrownBy(() -> Settings.load(file).bind(ServingSettings.SECTION, ServingSettings.class))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("threads must be 4 to 1000");
    }
}
