package org.vsekai.backpack.tasks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.vsekai.backpack.language.Facts;
import org.vsekai.backpack.release.Scenes;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.table.DetectionRow;

/** What the live release's tables say of a scene, as facts for a language model. Thread-safe. */
final class SceneFacts {
    /** A label that models give a lower score is more often wrong than right. */
    private static final double LEAST_SCORE = 0.5;

    private static final int MOST_LABELS = 30;

    private final Supplier<Scenes> scenes;

    /** @param scenes those of the live release */
    SceneFacts(Supplier<Scenes> scenes) {
        this.scenes = scenes;
    }

    /**
     * The facts of a scene.
     *
     * @throws org.vsekai.backpack.server.Problem when there is no such scene, or it is private
     */
    Facts of(String sceneId) {
        var all = scenes.get();
        var scene = all.scene(sceneId).orElseThrow(() -> Problems.notFound("scene", sceneId));
        var lines = new ArrayList<String>();
        lines.add("name of the scene: " + scene.name());
        lines.add("cameras: " + all.cameras(sceneId).size());
        lines.add("pictures: " + all.frames(sceneId).size());
        lines.add("parts with a shape: " + all.nodes(sceneId).size());
        most(all, sceneId).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LABELS)
                .forEach(seen -> lines.add(seen.getKey() + ": " + seen.getValue()));
        return new Facts(lines);
    }

    /** By label the most that one picture shows: several pictures show the same things. */
    private static Map<String, Long> most(Scenes scenes, String sceneId) {
        var most = new TreeMap<String, Long>();
        for (var frame : scenes.frames(sceneId)) {
            counts(scenes.detections(frame.frameId())).forEach((label, count) -> most.merge(label, count, Math::max));
        }
        return most;
    }

    private static Map<String, Long> counts(List<DetectionRow> detections) {
        var counts = new TreeMap<String, Long>();
        for (var detection : detections) {
            if (detection.score() >= LEAST_SCORE) {
                counts.merge(detection.label(), 1L, Long::sum);
            }
        }
        return counts;
    }
}
