package org.vsekai.backpack.release;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vsekai.backpack.table.EmbeddingRow;

/**
 * Every space that {@code embeddings} has, by name. Pictures are centred. A scene without a vector of its own in space
 * {@value #SCENE} has the mean of its pictures' vectors there, where no scene has one of its own. Immutable and thread-safe.
 */
public final class Spaces {
    /** Pictures: an entity is a frame. */
    public static final String IMAGE = "image";
    /** Scenes: an entity is a scene. */
    public static final String SCENE = "scene";

    private final Map<String, EmbeddingSpace> spaces = new TreeMap<>();
    private final Scenes scenes;
    private final Items items;

    private Spaces(Scenes scenes, Items items) {
        this.scenes = scenes;
        this.items = items;
    }

    static Spaces of(List<EmbeddingRow> rows, Scenes scenes, Items items) {
        var result = new Spaces(scenes, items);
        var bySpace = new HashMap<String, Map<String, float[]>>();
        rows.forEach(row -> bySpace.computeIfAbsent(row.space(), space -> new LinkedHashMap<>())
                .put(row.entityId(), array(row.vector())));
        var pictures = bySpace.getOrDefault(IMAGE, Map.of());
        var mean = EmbeddingSpace.mean(List.copyOf(pictures.values()));
        bySpace.forEach((name, vectors) -> result.spaces.put(
                name,
                name.equals(IMAGE)
                        ? EmbeddingSpace.centred(name, vectors, mean, result::isShown)
                        : EmbeddingSpace.plain(name, vectors, result::isShown)));
        if (!pictures.isEmpty() && !bySpace.containsKey(SCENE)) {
            result.spaces.put(
                    SCENE, EmbeddingSpace.centred(SCENE, result.meansByScene(pictures), mean, result::isShown));
        }
        return result;
    }

    private Map<String, float[]> meansByScene(Map<String, float[]> pictures) {
        var byScene = new TreeMap<String, List<float[]>>();
        pictures.forEach((frame, vector) -> scenes.frame(frame)
                .ifPresent(row -> byScene.computeIfAbsent(row.sceneId(), scene -> new ArrayList<>())
                        .add(vector)));
        var means = new TreeMap<String, float[]>();
        byScene.forEach((scene, vectors) -> means.put(scene, EmbeddingSpace.mean(vectors)));
        return means;
    }

    private static float[] array(List<Float> numbers) {
        var vector = new float[numbers.size()];
        for (int d = 0; d < vector.length; d++) {
            vector[d] = numbers.get(d);
        }
        return vector;
    }

    /** The space of a name, none when it holds nothing. */
    public Optional<EmbeddingSpace> space(String name) {
        return Optional.ofNullable(spaces.get(name));
    }

    /** Only what belongs to a public scene or is a public item. */
    private boolean isShown(String entity) {
        var scene = scene(entity);
        return scene.isPresent()
                ? scenes.scene(scene.get()).filter(scenes.listed()::contains).isPresent()
                : items.number(entity) >= 0 && items.isOpen(items.number(entity));
    }

    /** The scene that an entity is or belongs to: a scene, a frame, or something within, as in scene/frame/person. */
    private Optional<String> scene(String entity) {
        for (int end = entity.length(); end > 0; end = entity.lastIndexOf('/', end - 1)) {
            var id = entity.substring(0, end);
            var frame = scenes.frame(id);
            if (frame.isPresent()) {
                return Optional.of(frame.get().sceneId());
            }
            if (scenes.scene(id).isPresent()) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /** The item that an entity is, or whose scene it belongs to; -1 when there is none. */
    public int item(String entity) {
        return scene(entity).map(items::ofScene).orElseGet(() -> items.number(entity));
    }
}
