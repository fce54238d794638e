package org.vsekai.backpack.speech;

import java.nio.file.Path;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;

/** The models of this package whose weights are in the repository. */
final class Catalogued {
    private Catalogued() {}

    static CataloguedModel voiceActivity() {
        return new ModelCatalogue(Path.of(System.getProperty("backpack.home"), "conf", "models"))
                .find(ModelTask.SPEECH_TO_TEXT, "silero-vad");
    }
}
