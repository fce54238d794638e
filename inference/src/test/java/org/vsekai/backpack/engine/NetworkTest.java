package org.vsekai.backpack.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.catalogue.UnusableModelException;

class NetworkTest {
    private static final InferenceSettings SETTINGS = new InferenceSettings(1, 2, 1 << 20, 1 << 20);

    private final CataloguedModel model = new ModelCatalogue(
                    Path.of(System.getProperty("backpack.home"), "conf", "models"))
            .find(ModelTask.OBJECT_DETECTION, "nanodet-coco");

    @Test
    void theSameWeightsAreLoadedOncePerProcess() {
        assertThat(network()).isSameAs(network());
    }

    @Test
    void aFileThatIsNoNetworkIsRefusedByName(@TempDir Path folder) throws Exception {
        var text = "not a network".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Network.load(described(folder, text), Network.ONLY, SETTINGS))
                .isInstanceOf(UnusableModelException.class)
                .hasMessageContaining("network of model nanodet-coco is no network that PYTORCH can run");
    }

    @Test
    void weightsThatAreNotTheCardsAreNeverLoaded(@TempDir Path folder) throws Exception {
        var swapped = described(folder, new byte[] {1});
        Files.write(swapped.folder().resolve("nanodet-coco.pt"), new byte[] {2});

        assertThatThrownBy(() -> Network.load(swapped, Network.ONLY, SETTINGS)).hasMessageContaining("SHA-256");
    }

    @Test
    void samplesThatDoNotFitAreRefused() {
        try (var session = network().open(2, 3, 416, 416)) {
            assertThatThrownBy(() -> session.run(List.of(new float[3]))).hasMessageContaining("519168");
            var sample = new float[session.sampleLength()];
            assertThatThrownBy(() -> session.run(List.of(sample, sample, sample)))
                    .hasMessageContaining("batch of 2");
        }
    }

    private Network network() {
        return Network.load(model, Network.ONLY, SETTINGS);
    }

    private CataloguedModel described(Path folder, byte[] weights) throws Exception {
        var digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(weights));
        var shipped = Files.readString(model.folder().resolve("card.yaml"));
        var home = Files.createDirectories(folder.resolve("models/object-detection/nanodet-coco"));
        Files.writeString(home.resolve("card.yaml"), shipped.replaceAll("sha256: .*", "sha256: " + digest));
        Files.copy(model.folder().resolve("labels.txt"), home.resolve("labels.txt"));
        Files.write(home.resolve("nanodet-coco.pt"), weights);
        return new ModelCatalogue(folder.resolve("models")).find(ModelTask.OBJECT_DETECTION, "nanodet-coco");
    }
}
