package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/** A model whose only file, weights.bin, a package brings from package/weights.bin in it. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record PackagedModel(Path root, byte[] weights, byte[] archive) {
    static final String NAME = "parcel";

    static PackagedModel in(Path root) throws IOException {
        var weights = new byte[300_000];
        new Random(7).nextBytes(weights);
        var model = new PackagedModel(root, weights, PackageServer.zip(Map.of("package/weights.bin", weights)));
        model.describe(model.archive, model.archive.length, "package/weights.bin", weights);
        return model;
    }

    /** Writes the card. */
    void describe(byte[] archive, long bytes, String path, byte[] file) throws IOException {
        var folder = Files.createDirectories(root.resolve("object-detection").resolve(NAME));
        Files.writeString(folder.resolve("card.yaml"), """
                task: object-detection
                name: %s
                version: '1'
                architecture: nanodet
                engine: pytorch
                files:
                  network:
                    name: weights.bin
                    sha256: %s
                packages:
                  - url: https://files.pythonhosted.org/parcel.whl
                    bytes: %d
                    sha256: %s
                    members:
                      weights.bin: %s
                licence: MIT
                licence_file: LICENCE.txt
                origin: made for a test
                labels: [cat]
                settings:
                  input: {width: 32, height: 32, largest_batch: 1}
                  normalisation: {channel_order: rgb, mean: [0, 0, 0], standard_deviation: [1, 1, 1]}
                  thresholds: {score: 0.5, overlap: 0.5}
                """.formatted(
                        NAME, Digests.sha256(file), bytes, Digests.sha256(archive), path));
    }

    CataloguedModel found() {
        return new ModelCatalogue(root).find(ModelTask.OBJECT_DETECTION, NAME);
    }

    Path file() {
        return found().folder().resolve("weights.bin");
    }

    Path part() {
        var sha256 = found().card().packages().get(0).sha256();
        return found().folder().resolve(sha256 + ".part");
    }
}
