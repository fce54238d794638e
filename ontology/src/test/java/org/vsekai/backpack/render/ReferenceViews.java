package org.vsekai.backpack.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import javax.imageio.ImageIO;
import org.vsekai.backpack.scene.GltfReader;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneFixtures;
import org.vsekai.backpack.scene.SceneNode;

/** Views of scenes that another renderer drew as well: bench/silhouettes writes and compares them. */
public final class ReferenceViews {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    /** Of the default cameras every second: low ones from all sides. */
    private static final int EVERY = 2;

    private ReferenceViews() {}

    /**
     * A camera's view of a scene.
     *
     * @param name of the reference's files
     * @param scene path below the tests' scenes or ../shared/scenes
     */
    public record View(String name, String scene, PinholeCamera camera) {
        JsonNode toJson() {
            ObjectNode json = JsonNodeFactory.instance
                    .objectNode()
                    .put("name", name)
                    .put("scene", scene)
                    .put("width", camera.width())
                    .put("height", camera.height())
                    .put("fx", camera.fx())
                    .put("fy", camera.fy())
                    .put("cx", camera.cx())
                    .put("cy", camera.cy());
            var matrix = json.putArray("world_from_camera");
            DoubleStream.of(camera.worldFromCamera().toArray()).forEach(matrix::add);
            return json.put("near", camera.near()).put("far", camera.far());
        }

        static View of(JsonNode json) {
            var matrix = new double[16];
            for (int i = 0; i < 16; i++) {
                matrix[i] = json.get("world_from_camera").get(i).doubleValue();
            }
            return new View(
                    json.get("name").textValue(),
                    json.get("scene").textValue(),
                    new PinholeCamera(
                            json.get("width").intValue(),
                            json.get("height").intValue(),
                            json.get("fx").doubleValue(),
                            json.get("fy").doubleValue(),
                            json.get("cx").doubleValue(),
                            json.get("cy").doubleValue(),
                            Matrix4.rowMajor(matrix),
                            json.get("near").doubleValue(),
                            json.get("far").doubleValue()));
        }

        /** The scene's file, where this machine has it. */
        public Optional<Path> file() {
            var home = Path.of(System.getProperty("backpack.home", ".")).toAbsolutePath();
            var shared = Path.of(System.getProperty(
                    "backpack.shared", home.resolveSibling("shared").toString()));
            return List.of(
                            SceneFixtures.resource("LICENCES.md").resolveSibling(scene),
                            shared.resolve("scenes/" + scene))
                    .stream()
                    .filter(Files::exists)
                    .findFirst();
        }
    }

    /**
     * How alike two pictures of nodes are.
     *
     * @param silhouette intersection over union of all that is not background
     * @param nodes the least intersection over union of a node of 400 pixels or more, in either picture
     */
    public record Likeness(double silhouette, double nodes) {}

    /** The views that are kept with the tests. */
    public static List<View> kept() throws IOException {
        try (var stream = ReferenceViews.class.getResourceAsStream("/render/reference/views.json")) {
            return read(stream);
        }
    }

    static List<View> read(InputStream json) throws IOException {
        var views = new ArrayList<View>();
        new ObjectMapper().readTree(json).forEach(view -> views.add(View.of(view)));
        return views;
    }

    /** Views by a scene's own cameras, or by default ones; none where there is nothing to see. */
    public static List<View> of(String scene, Path file) {
        var document = GltfReader.read(file);
        var name = scene.replaceAll("[^A-Za-z0-9]+", "-");
        var cameras = new ArrayList<>(own(document));
        if (cameras.isEmpty()) {
            var defaults = DefaultCameras.of(new Rasterizer().prepare(document), WIDTH, HEIGHT);
            for (int i = 0; i < defaults.size(); i += EVERY) {
                cameras.add(defaults.get(i).camera());
            }
        }
        var views = new ArrayList<View>();
        for (var camera : cameras) {
            views.add(new View(name + "-" + (views.size() + 1), scene, camera));
        }
        return views;
    }

    private static List<PinholeCamera> own(SceneDocument document) {
        return document.nodes().stream()
                .filter(SceneNode::shown)
                .flatMap(node -> PinholeCamera.of(document, node, WIDTH, HEIGHT).stream())
                .toList();
    }

    static String json(List<View> views) {
        var list = JsonNodeFactory.instance.arrayNode();
        views.forEach(view -> list.add(view.toJson()));
        return list.toPrettyString() + "\n";
    }

    /** The nodes of a reference picture as {@link Rendering#node} has them. */
    public static int[] nodes(BufferedImage reference) {
        int width = reference.getWidth();
        var nodes = new int[width * reference.getHeight()];
        for (int p = 0; p < nodes.length; p++) {
            nodes[p] = (reference.getRGB(p % width, p / width) & 0xffffff) - 1;
        }
        return nodes;
    }

    static BufferedImage kept(View view) throws IOException {
        return ImageIO.read(ReferenceViews.class.getResource("/render/reference/" + view.name() + ".png"));
    }

    /** Compares two pictures of nodes. */
    public static Likeness compare(int[] ours, int[] theirs) {
        int most = Math.max(greatest(ours), greatest(theirs)) + 1;
        var here = new int[most];
        var there = new int[most];
        var both = new int[most];
        int common = 0;
        int either = 0;
        for (int p = 0; p < ours.length; p++) {
            common += ours[p] >= 0 && theirs[p] >= 0 ? 1 : 0;
            either += ours[p] >= 0 || theirs[p] >= 0 ? 1 : 0;
            if (ours[p] >= 0) {
                here[ours[p]]++;
                both[ours[p]] += ours[p] == theirs[p] ? 1 : 0;
            }
            if (theirs[p] >= 0) {
                there[theirs[p]]++;
            }
        }
        double least = 1;
        for (int node = 0; node < most; node++) {
            if (Math.max(here[node], there[node]) >= 400) {
                least = Math.min(least, (double) both[node] / (here[node] + there[node] - both[node]));
            }
        }
        return new Likeness(either == 0 ? 0 : (double) common / either, least);
    }

    private static int greatest(int[] nodes) {
        int greatest = -1;
        for (int node : nodes) {
            greatest = Math.max(greatest, node);
        }
        return greatest;
    }
}
