package org.vsekai.backpack.nightly;

import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.frames.Frames;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.maintain.Maintain;
import org.vsekai.backpack.measure.Measure;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.recommend.Recommend;
import org.vsekai.backpack.relate.Relate;

/** The whole night: each stage reads what those before it wrote. */
public final class Night {
    private Night() {}

    /**
     * All stages in order.
     *
     * @param settings all settings
     * @throws IllegalArgumentException when they describe no pipeline
     */
    public static Pipeline pipeline(Settings settings) {
        var ontology = Ontology.bundled();
        return new Pipeline(
                "nightly",
                Ingest.pipeline(),
                Frames.pipeline(),
                Perceive.pipeline(settings, ontology.cocoClasses()),
                Relate.pipeline(settings),
                Recommend.pipeline(settings),
                Measure.pipeline(ontology.cocoClasses(), ontology.rootClass()),
                Maintain.pipeline());
    }
}
