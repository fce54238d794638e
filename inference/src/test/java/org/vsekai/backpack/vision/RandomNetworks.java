package org.vsekai.backpack.vision;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;

/** Real architectures full of random numbers: their cards are test resources, the networks lie beside the repository. */
final class RandomNetworks {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final Path CARDS = HOME.resolve("inference/src/test/resources/models");

    private RandomNetworks() {}

    /** The card alone. */
    static CataloguedModel described(ModelTask task, String name) {
        return new ModelCatalogue(CARDS).find(task, name);
    }

    /** The card with its network, in a folder; where there is none the test is left out, and says so. */
    static CataloguedModel unpacked(ModelTask task, String name, Path folder) throws IOException {
        var packed = HOME.resolveSibling("shared/models").resolve(name + ".pt.gz");
        assumeTrue(Files.isRegularFile(packed), () -> packed + " is not here: the network itself is not run");
        var home = Files.createDirectories(folder.resolve(task.folderName()).resolve(name));
        Files.copy(CARDS.resolve(task.folderName()).resolve(name).resolve("card.yaml"), home.resolve("card.yaml"));
        try (var stream = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(stream, home.resolve(name + ".pt"));
        }
        return new ModelCatalogue(folder).find(task, name);
    }
}
