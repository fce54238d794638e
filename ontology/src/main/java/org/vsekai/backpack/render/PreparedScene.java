package org.vsekai.backpack.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;

/** A scene ready to be drawn from any camera: vertices in the world, textures decoded. Immutable and thread-safe. */
public final class PreparedScene {
    private final List<String> nodeIds;
    private final List<Surface> surfaces;
    private final Light light;
    private final int background;

    private PreparedScene(List<String> nodeIds, List<Surface> surfaces, Light light, int background) {
        this.nodeIds = nodeIds;
        this.surfaces = List.copyOf(surfaces);
        this.light = light;
        this.background = background;
    }

    static PreparedScene of(SceneDocument document, Light light, int background) {
        Map<Integer, PreparedTexture> textures = new HashMap<>();
        var surfaces = new ArrayList<Surface>();
        for (var node : document.nodes()) {
            if (node.shown() && node.mesh().isPresent()) {
                addSurfaces(surfaces, document, node, textures, light);
            }
        }
        return new PreparedScene(document.nodes().stream().map(SceneNode::id).toList(), surfaces, light, background);
    }

    private static void addSurfaces(
            List<Surface> surfaces,
            SceneDocument document,
            SceneNode node,
            Map<Integer, PreparedTexture> textures,
            Light light) {
        var pose = document.pose(node);
        for (var primitive : document.mesh(node).orElseThrow().primitives()) {
            if (primitive.triangleCount() > 0) {
                var material = document.material(primitive);
                var texture = texture(document, material, textures);
                surfaces.add(new Surface(node.index(), primitive, pose, material, texture, light));
            }
        }
    }

    private static @Nullable PreparedTexture texture(
            SceneDocument document, Material material, Map<Integer, PreparedTexture> textures) {
        if (material.baseColourTexture().isEmpty()) {
            return null;
        }
        int index = material.baseColourTexture().get().texture();
        var texture = document.textures().get(index);
        return texture.image()
                .map(image -> textures.computeIfAbsent(index, unused -> PreparedTexture.of(image, texture)))
                .orElse(null);
    }

    /**
     * A picture of the scene.
     *
     * @throws IllegalArgumentException when a side of the picture is above 16,384 pixels
     */
    public Rendering render(PinholeCamera camera) {
        var coverage = new Coverage(camera, surfaces, nodeIds.size());
        coverage.scan();
        return new Shading(camera, surfaces, light, background).paint(coverage, nodeIds);
    }

    /** How many triangles a picture may show. */
    public long triangleCount() {
        return surfaces.stream().mapToLong(Surface::triangleCount).sum();
    }
}
