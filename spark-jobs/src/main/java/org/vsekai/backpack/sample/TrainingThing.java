package org.vsekai.backpack.sample;

import java.util.Optional;

/**
 * What a node of a training scene is.
 *
 * @param type none for what is of no class to find: walls, clutter
 */
public record TrainingThing(Optional<TrainingClass> type, TrainingRegion region) {
    static TrainingThing of(TrainingClass type) {
        return new TrainingThing(Optional.of(type), type.region());
    }

    static TrainingThing of(TrainingRegion region) {
        return new TrainingThing(Optional.empty(), region);
    }
}
