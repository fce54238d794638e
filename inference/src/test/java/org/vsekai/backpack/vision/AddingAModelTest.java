package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.Architecture;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;

class AddingAModelTest {
    private final Path page = Path.of(System.getProperty("backpack.home"), "docs", "adding-a-model.md");

    @Test
    void theCardOfTheExampleIsOneThatTheCatalogueReads(@TempDir Path root) throws IOException {
        var text = Files.readString(page);
        int start = text.indexOf("```yaml\n") + "```yaml\n".length();
        var folder = Files.createDirectories(root.resolve("object-detection/rf-detr-nano"));
        Files.writeString(folder.resolve("card.yaml"), text.substring(start, text.indexOf("```\n", start)));

        var card = new ModelCatalogue(root)
                .find(ModelTask.OBJECT_DETECTION, "rf-detr-nano")
                .card();

        var tested = RandomNetworks.described(ModelTask.OBJECT_DETECTION, "rfdetr-nano-random")
                .card();
        assertThat(card.architecture()).isEqualTo(Architecture.RF_DETR);
        assertThat(card.labels()).isEqualTo(tested.labels()).hasSize(91);
        var settings = card.settings(ModelSettings.QueryDetector.class);
        var testedSettings = tested.settings(ModelSettings.QueryDetector.class);
        assertThat(settings)
                .isEqualTo(new ModelSettings.QueryDetector(
                        testedSettings.input(), testedSettings.normalisation(), 0.5, 300));
    }

    @Test
    void eachArchitectureThatLooksAtPicturesIsInTheTable() throws IOException {
        assertThat(Files.readString(page))
                .contains(Arrays.stream(new Architecture[] {
                            Architecture.NANODET,
                            Architecture.RF_DETR,
                            Architecture.RF_DETR_SEG,
                            Architecture.MOVENET,
                            Architecture.YOLO_NAS_POSE,
                            Architecture.SELFIE_SEGMENTATION,
                            Architecture.REAL_ESRGAN
                        })
                        .map(architecture -> "| `" + architecture.spelling() + "` |")
                        .toList());
    }
}
