package org.vsekai.backpack.vision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelSettings;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;

/** The models that come with the repository, and the pictures that their golden results are of. */
final class Shipped {
    private Shipped() {}

    static CataloguedModel nanoDet() {
        return model(ModelTask.OBJECT_DETECTION, "nanodet-coco");
    }

    static CataloguedModel model(ModelTask task, String name) {
        return new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf", "models")).find(task, name);
    }

    static PictureTensor tensor() {
        var settings = nanoDet().card().settings(ModelSettings.Detector.class);
        return new PictureTensor(settings.input(), settings.normalisation());
    }

    static InferenceSettings settings(int batchSize) {
        return new InferenceSettings(1, batchSize, 1 << 22, 1 << 22);
    }

    static byte[] resource(String name) {
        try (var stream = Shipped.class.getResourceAsStream("/nanodet/" + name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Picture picture(String name) {
        return new PictureReader(settings(1)).decode(resource(name));
    }
}
