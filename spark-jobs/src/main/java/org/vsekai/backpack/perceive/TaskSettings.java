package org.vsekai.backpack.perceive;

import java.util.List;
import java.util.Optional;

/**
 * A task in a tree of {@code backpack.perceive.pipelines}.
 *
 * @param model its name in the catalogue; none where the task needs none, and for detect, which has the detector
 * @param of the label, or the class's IRI, of the detections that are cut out; none: the whole frame
 * @param leastScore of a detection that is cut out, 0 to 1; none: any
 * @param then tasks on what this one gives
 */
record TaskSettings(
        Task task,
        Optional<String> model,
        Optional<String> of,
        Optional<Double> leastScore,
        Optional<List<TaskSettings>> then) {
    TaskSettings {
        if (leastScore.isPresent() && !(leastScore.get() >= 0 && leastScore.get() <= 1)) {
            throw new IllegalArgumentException("least-score must be 0 to 1");
        }
        if (leastScore.isPresent() && of.isEmpty()) {
            throw new IllegalArgumentException(
                    "least-score is for parts of frames: say of what class, as in of = person");
        }
        if (of.isPresent() && of.get().isBlank()) {
            throw new IllegalArgumentException("of must be a detector's label, such as person, or a class's IRI");
        }
    }

    List<TaskSettings> children() {
        return then.orElse(List.of());
    }
}
