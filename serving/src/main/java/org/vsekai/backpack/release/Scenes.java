package org.vsekai.backpack.release;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.TruthBoxRow;
import org.vsekai.backpack.table.Visibility;

/**
 * Scenes with everything that belongs to them, in a fixed order. Private ones are left out altogether: the server does
 * not know who asks. Unlisted ones are found by their id alone. Immutable and thread-safe.
 */
public final class Scenes {
    private final List<SceneRow> listed;
    private final Map<String, SceneRow> scenes;
    private final Map<String, List<CameraRow>> cameras;
    private final Map<String, List<SceneNodeRow>> nodes;
    private final Map<String, List<FrameRow>> frames;
    private final Map<String, FrameRow> framesById;
    private final Map<String, List<DetectionRow>> detections;
    private final Map<String, List<TruthBoxRow>> truthBoxes;

    Scenes(
            List<SceneRow> scenes,
            List<CameraRow> cameras,
            List<SceneNodeRow> nodes,
            List<FrameRow> frames,
            List<DetectionRow> detections,
            List<TruthBoxRow> truthBoxes) {
        this.scenes = scenes.stream()
                .filter(scene -> scene.visibility() != Visibility.PRIVATE)
                .collect(Collectors.toUnmodifiableMap(SceneRow::sceneId, Function.identity()));
        this.listed = this.scenes.values().stream()
                .filter(scene -> scene.visibility() == Visibility.PUBLIC)
                .sorted(Comparator.comparing(SceneRow::sceneId))
                .toList();
        this.cameras = groups(cameras, CameraRow::sceneId, Comparator.comparing(CameraRow::cameraId));
        this.nodes = groups(nodes, SceneNodeRow::sceneId, Comparator.comparing(SceneNodeRow::nodeId));
        this.frames = groups(frames, FrameRow::sceneId, Comparator.comparing(FrameRow::frameId));
        this.framesById = frames.stream().collect(Collectors.toUnmodifiableMap(FrameRow::frameId, Function.identity()));
        this.detections = groups(
                detections,
                DetectionRow::frameId,
                Comparator.comparingDouble(DetectionRow::score).reversed().thenComparing(DetectionRow::detectionId));
        this.truthBoxes = groups(truthBoxes, TruthBoxRow::frameId, Comparator.comparing(TruthBoxRow::nodeId));
    }

    private static <T> Map<String, List<T>> groups(List<T> rows, Function<T, String> key, Comparator<T> order) {
        return rows.stream()
                .sorted(order)
                .collect(Collectors.groupingBy(key, Collectors.collectingAndThen(Collectors.toList(), List::copyOf)));
    }

    /** Public scenes by id. */
    public List<SceneRow> listed() {
        return listed;
    }

    /** The scene, unless it is private. */
    public Optional<SceneRow> scene(String sceneId) {
        return Optional.ofNullable(scenes.get(sceneId));
    }

    public List<CameraRow> cameras(String sceneId) {
        return cameras.getOrDefault(sceneId, List.of());
    }

    public List<SceneNodeRow> nodes(String sceneId) {
        return nodes.getOrDefault(sceneId, List.of());
    }

    public List<FrameRow> frames(String sceneId) {
        return frames.getOrDefault(sceneId, List.of());
    }

    /** The frame, unless its scene is private. */
    public Optional<FrameRow> frame(String frameId) {
        return Optional.ofNullable(framesById.get(frameId)).filter(frame -> scenes.containsKey(frame.sceneId()));
    }

    /** What models saw in a frame, by falling score. */
    public List<DetectionRow> detections(String frameId) {
        return detections.getOrDefault(frameId, List.of());
    }

    /** What the renderer knows to be in a frame. */
    public List<TruthBoxRow> truthBoxes(String frameId) {
        return truthBoxes.getOrDefault(frameId, List.of());
    }
}
