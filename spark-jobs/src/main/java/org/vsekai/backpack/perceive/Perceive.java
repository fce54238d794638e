package org.vsekai.backpack.perceive;

import java.util.Map;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.StageContext;

/** The stages in which models look at frames. */
public final class Perceive {
    private Perceive() {}

    /**
     * The stages.
     *
     * @param classIris the ontology's class for each of the detector's labels that it knows
     */
    public static Pipeline pipeline(Map<String, String> classIris) {
        return new Pipeline("perceive", new DetectObjects(classIris));
    }

    /** The object detector that the settings name. */
    public static CataloguedModel detector(StageContext context) {
        var settings = context.settings().bind(PerceiveSettings.SECTION, PerceiveSettings.class);
        return catalogue(context).find(ModelTask.OBJECT_DETECTION, settings.detector());
    }

    static ModelCatalogue catalogue(StageContext context) {
        return new ModelCatalogue(context.home().resolve("conf").resolve("models"));
    }
}
