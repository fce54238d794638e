package org.vsekai.backpack.scene;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Scenes for tests. */
public final class SceneFixtures {
    private SceneFixtures() {}

    /** A file of src/test/resources/scenes. */
    public static Path resource(String name) {
        try {
            return Path.of(SceneFixtures.class.getResource("/scenes/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The scenes that ship with the tests. */
    public static Stream<Path> shipped() {
        return Stream.of(
                        "kaykit/mug_full.gltf",
                        "kaykit/axe_1handed.gltf",
                        "godot4-room/scene.gltf",
                        "godot4-room/scene.glb")
                .map(SceneFixtures::resource);
    }

    /** More glTF files, in a folder beside the repository, where there is one. */
    static List<Path> shared() {
        return sharedDocuments().stream()
                .filter(file -> !SceneReader.isTextScene(file.toString()))
                .toList();
    }

    /** More scenes of every format, in that folder. */
    static List<Path> sharedDocuments() {
        var home = Path.of(System.getProperty("backpack.home", ".")).toAbsolutePath();
        var folder = Path.of(System.getProperty(
                "backpack.shared", home.resolveSibling("shared").toString()));
        if (!Files.isDirectory(folder.resolve("scenes"))) {
            return List.of();
        }
        try (var files = Files.walk(folder.resolve("scenes"))) {
            return files.filter(file -> SceneReader.isDocument(file.toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture of 2 x 2 pixels: red, green; blue, half transparent white. */
    public static byte[] png() {
        var image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, Color.RED.getRGB());
        image.setRGB(1, 0, Color.GREEN.getRGB());
        image.setRGB(0, 1, Color.BLUE.getRGB());
        image.setRGB(1, 1, 0x80ffffff);
        return encoded(image, "png");
    }

    static byte[] jpeg() {
        return encoded(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A square of 1 m that faces +Z, two triangles, with texture coordinates. */
    public static Primitive.Builder square() {
        return Primitive.of(-0.5f, -0.5f, 0, 0.5f, -0.5f, 0, 0.5f, 0.5f, 0, -0.5f, 0.5f, 0)
                .normals(0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1)
                .textureCoordinates(0, 1, 1, 1, 1, 0, 0, 0)
                .indices(0, 1, 2, 0, 2, 3);
    }

    /** A little of everything: texture, material, camera, two nodes of one name, and a skinned square on two joints. */
    static GlbBuilder small() {
        var scene = new GlbBuilder();
        int material = scene.addMaterial(Material.textured(scene.addTexture(png())));
        int mesh = scene.addMesh("square", square().material(material).build());
        var skinned = square().influences(
                        new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0},
                        1,
                        0,
                        0,
                        0,
                        1,
                        0,
                        0,
                        0,
                        1,
                        0,
                        0,
                        0,
                        1,
                        0,
                        0,
                        0)
                .build();
        int body = scene.addMesh("body", skinned);
        var table = scene.addNode("Table").mesh(mesh).translation(new Vector3(1, 2, 3));
        scene.addNode("Table").mesh(mesh).parent(table).scale(new Vector3(2, 2, 2));
        scene.addNode("Camera")
                .camera(scene.addCamera(
                        new Camera.Perspective(0.8, OptionalDouble.empty(), 0.1, OptionalDouble.of(100))))
                .translation(new Vector3(0, 0, 5));
        var hips = scene.addNode("Hips").translation(new Vector3(0, 1, 0));
        var spine = scene.addNode("Spine").parent(hips).translation(new Vector3(0, 0.5, 0));
        scene.addNode("Body").mesh(body).skin(scene.addSkin("Skeleton", List.of(hips.index(), spine.index())));
        return scene;
    }
}
