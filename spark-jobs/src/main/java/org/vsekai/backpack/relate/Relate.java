package org.vsekai.backpack.relate;

import org.vsekai.backpack.config.Settings;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.pipeline.Pipeline;
import org.vsekai.backpack.relate.fusion.FusionSettings;
import org.vsekai.backpack.relate.fusion.SceneObjects;
import org.vsekai.backpack.relate.graph.GraphSettings;
import org.vsekai.backpack.relate.graph.Quads;
import org.vsekai.backpack.relate.pose.PoseSettings;
import org.vsekai.backpack.relate.pose.ScenePoses;

/** The stages that join what is known of items with the ontology. */
public final class Relate {
    private Relate() {}

    public static Pipeline pipeline(Settings settings) {
        return new Pipeline(
                "relate",
                new Classes(Ontology.bundled()),
                new SceneAttributes(),
                new SceneObjects(settings.bind("backpack.relate.fusion", FusionSettings.class)),
                new ScenePoses(settings.bind("backpack.relate.poses", PoseSettings.class)),
                new Features(Ontology.bundled(), settings.bind("backpack.relate", RelateSettings.class)),
                new Quads(settings.bind("backpack.relate.graph", GraphSettings.class)));
    }
}
