package org.vsekai.backpack.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {
    private static final ModelCatalogue SHIPPED =
            new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf", "models"));
    private static final ModelTask TASK = ModelTask.OBJECT_DETECTION;

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void copyTheShippedModel() throws IOException {
        folder = Files.createDirectories(root.resolve("object-detection/nanodet-coco"));
        var shipped = SHIPPED.root().resolve("object-detection/nanodet-coco");
        for (var file : List.of("card.yaml", "labels.txt", "nanodet-coco.pt")) {
            Files.copy(shipped.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void theShippedModelIsWhatItsCardSays() {
        var model = SHIPPED.find(TASK, "nanodet-coco");

        assertThat(model.card().labels()).hasSize(80).startsWith("person").endsWith("toothbrush");
        var settings = model.card().settings(ModelSettings.Detector.class);
        assertThat(settings.input()).isEqualTo(new ModelSettings.Input(416, 416, 64));
        assertThat(settings.normalisation().channelOrder()).isEqualTo(ChannelOrder.BGR);
        assertThat(settings.thresholds()).isEqualTo(new ModelSettings.Thresholds(0.35, 0.5));
        assertThat(model.verifiedBytes("network")).hasSize(7_648_428);
        assertThat(model.verifiedFile("network")).hasSize(7_648_428);
        assertThat(model.absentFiles()).isEmpty();
        assertThat(model.folder().resolve(model.card().licenceFile())).content().contains("MIT License");
    }

    @Test
    void labelsMayStandInTheCardItself() throws IOException {
        change("labels: labels.txt", "labels: [cat, dog]");

        assertThat(find().card().labels()).containsExactly("cat", "dog");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "version: 3.0.4 | | version",
                "task: object-detection | task: sneezing | sneezing",
                "task: object-detection | task: embedding | task must be object-detection",
                "name: nanodet-coco | name: other | name must be nanodet-coco",
                "licence: MIT | licence: MIT\\ncolour: red | colour",
                "licence: MIT | licence: MIT\\nlicence: GPL | licence",
                "width: 416 | width: wide | settings.input.width",
                "width: 416 | width: 0 | width must be",
                "    height: 416 | | settings.input.height",
                "name: nanodet-coco.pt | name: ../secret.pt | files.network: name must be",
                "architecture: nanodet | architecture: guess | architecture: 'guess' is none of",
                "engine: pytorch | engine: abacus | engine",
                "labels: labels.txt | labels: [] | labels must be given",
                "labels: labels.txt | labels: ../labels.txt | labels must be",
                "labels: labels.txt | labels: names.txt | names.txt is missing",
                "labels: labels.txt | labels: [cat, cat] | labels must differ",
                "channel_order: bgr | channel_order: grb | settings.normalisation.channel_order",
                "mean: [103.53, 116.28, 123.675] | mean: [1, 2] | mean must be 3 numbers",
                "score: 0.35 | score: 35 | score must be",
                "input: | input: [ | YAML",
            })
    void aWrongCardIsRefusedByFileAndKey(String old, String wrong, String named) throws IOException {
        change(old, wrong == null ? "" : wrong.replace("\\n", "\n"));

        assertThatThrownBy(this::find)
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining(named.startsWith("names.txt") ? "" : "card.yaml")
                .hasMessageContaining(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "../object-detection", "a/b", ".."})
    void aNameOutsideTheCatalogueIsRefused(String name) {
        assertThatThrownBy(() -> new ModelCatalogue(root).find(TASK, name)).isInstanceOf(UnusableModelException.class);
    }

    @Test
    void swappedWeightsAreRefusedWithBothDigests() throws IOException {
        var weights = folder.resolve("nanodet-coco.pt");
        var bytes = Files.readAllBytes(weights);
        bytes[bytes.length / 2] ^= 1;
        Files.write(weights, bytes);

        assertThatThrownBy(() -> find().verifiedBytes("network"))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("nanodet-coco.pt")
                .hasMessageContaining("f405f468")
                .hasMessageContaining("swapped");
    }

    @Test
    void missingWeightsAreNamed() throws IOException {
        Files.delete(folder.resolve("nanodet-coco.pt"));

        assertThatThrownBy(() -> find().verifiedBytes("network")).hasMessageContaining("nanodet-coco.pt is missing");
    }

    private CataloguedModel find() {
        return new ModelCatalogue(root).find(TASK, "nanodet-coco");
    }

    private void change(String old, String wrong) throws IOException {
        var card = folder.resolve("card.yaml");
        var text = Files.readString(card);
        assertThat(text).contains(old);
        Files.writeString(card, text.replaceFirst(java.util.regex.Pattern.quote(old), wrong));
    }
}
