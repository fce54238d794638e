package org.vsekai.backpack.nightly;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.frames.Frames;
import org.vsekai.backpack.ingest.Ingest;
import org.vsekai.backpack.maintain.Maintain;
import org.vsekai.backpack.measure.Measure;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.perceive.Perceive;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.pipeline.Stage;
import org.vsekai.backpack.recommend.Recommend;
import org.vsekai.backpack.relate.Relate;
import org.vsekai.backpack.train.FineTune;

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
        var stages = new ArrayList<Stage>(List.of(
                Ingest.pipeline(),
                Frames.pipeline(),
                Perceive.pipeline(settings, ontology.classesByLabel()),
                Relate.pipeline(settings),
                Recommend.pipeline(settings),
                Measure.pipeline(ontology.classesByLabel(), ontology.rootClass())));
        FineTune.stage(settings).ifPresent(stages::add);
        stages.add(Maintain.pipeline());
        return new Pipeline("nightly", stages.toArray(Stage[]::new));
    }
}
