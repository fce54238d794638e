package org.vsekai.backpack.relate;

import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Pipeline;

/** The stages that join what is known of items with the ontology. */
public final class Relate {
    private Relate() {}

    public static Pipeline pipeline(Settings settings) {
        return new Pipeline(
                "relate",
                new Classes(Ontology.bundled()),
                new Features(settings.bind("backpack.relate", RelateSettings.class)));
    }
}
