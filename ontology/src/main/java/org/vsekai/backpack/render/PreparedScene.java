package org.vsekai.backpack.render;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneNode;

/** A scene ready to be drawn from any camera: vertices in the world, textures decoded. Immutable and thread-safe. */
public final class PreparedScene {
    private static final int MOST_THREADS = 256;

    private final List<String> nodeIds;
    private final List<Surface> surfaces;
    private final int[] starts;
    private final Light light;
    private final int background;

    private PreparedScene(List<String> nodeIds, List<Surface> surfaces, Light light, int background) {
        this.nodeIds = nodeIds;
        this.surfaces = List.copyOf(surfaces);
        this.starts = starts(surfaces);
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

    private static int[] starts(List<Surface> surfaces) {
        var starts = new int[surfaces.size() + 1];
        for (int i = 0; i < surfaces.size(); i++) {
            starts[i + 1] = starts[i] + surfaces.get(i).triangleCount();
        }
        return starts;
    }

    /**
     * A picture of the scene, drawn by the caller's thread alone: for those who draw many at once.
     *
     * @throws IllegalArgumentException when a side of the picture is above 16,384 pixels, or all of it above 2^26
     * @throws TooMuchToDrawException when its triangles cover more than 2^32 pixels together, in large pictures
     *     4,096 times the picture
     */
    public Rendering render(PinholeCamera camera) {
        return render(camera, 1);
    }

    /**
     * A picture of the scene, the same to the last bit for any number of threads.
     *
     * @param threads how many of the common pool's share the work, 1 to 256; what each does for all triangles of the
     *     scene is done by each
     * @throws IllegalArgumentException when a side of the picture is above 16,384 pixels, or all of it above 2^26, or
     *     there are too many threads
     * @throws TooMuchToDrawException when what a thread draws covers as much as one may alone
     */
    public Rendering render(PinholeCamera camera, int threads) {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("threads must be 1 to " + MOST_THREADS + ", not " + threads);
        }
        var picture = new Picture(camera);
        var boxes = IntStream.range(0, threads)
                .parallel()
                .mapToObj(number -> draw(picture, new Strips(number, threads)))
                .reduce(BoxMeasure::plus)
                .orElseThrow();
        return new Rendering(picture, boxes.boxes(nodeIds));
    }

    private BoxMeasure draw(Picture picture, Strips strips) {
        var coverage = new Coverage(picture, surfaces, nodeIds.size(), strips, Coverage.Sides.AS_THE_MATERIAL_SAYS);
        coverage.scan();
        var boxes = new BoxMeasure(nodeIds.size(), coverage.alone);
        new Shading(picture, surfaces, starts, light, background).paint(strips, coverage.layers, boxes);
        return boxes;
    }

    /** How many triangles a picture may show. */
    public long triangleCount() {
        return starts[surfaces.size()];
    }

    /** The box around all triangles, metres; none without any. */
    Optional<Box3> box() {
        return surfaces.stream().map(surface -> Box3.around(surface.positions)).reduce(Box3::plus);
    }

    int nodeCount() {
        return nodeIds.size();
    }

    boolean hasNode(String id) {
        return nodeIds.contains(id);
    }

    List<Surface> surfaces() {
        return surfaces;
    }

    /** The number of each surface's first triangle, and how many there are. */
    int[] starts() {
        return starts;
    }
}
