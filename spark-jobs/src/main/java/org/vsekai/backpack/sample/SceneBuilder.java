package org.vsekai.backpack.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.scene.Vector3;

/** Collects what stands in a scene and names it. Not thread-safe. */
final class SceneBuilder {
    private final List<Placed> things = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** Adds a thing under its class and a number: the third chair is {@code Chair_3}. */
    void add(String className, Solid solid, Vector3 position, double heading) {
        things.add(new Placed(name(className), className, solid, Optional.empty(), position, heading));
    }

    void add(Thing thing, Solid solid, FloorPlan.Spot spot) {
        add(thing.className(), solid, spot.at(0), spot.heading());
    }

    void add(Humanoid person, FloorPlan.Spot spot) {
        var name = name(ScenePlan.PERSON);
        things.add(new Placed(name, ScenePlan.PERSON, person.body(), Optional.of(person), spot.at(0), spot.heading()));
    }

    private String name(String className) {
        return className + "_" + counts.merge(className, 1, Integer::sum);
    }

    List<Placed> things() {
        return things;
    }
}
