package org.vsekai.backpack.frames;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.scene.Camera;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Small scenes for tests, written as GLB. */
final class SceneFiles {
    private static final Vector3 LEAST = new Vector3(-0.3, 0, -0.2);
    private static final Vector3 MOST = new Vector3(0.3, 1.8, 0.2);

    private final GlbBuilder scene = new GlbBuilder();

    /** A closed box, 0.6 x 1.8 x 0.4 m, standing on the ground. */
    SceneFiles body() {
        box("Body", LEAST, MOST, false);
        return this;
    }

    /** A room of 8 x 3 x 6 m whose walls are seen from within alone. */
    SceneFiles room() {
        box("Room", new Vector3(-4, 0, -3), new Vector3(4, 3, 3), true);
        return this;
    }

    /** The body, and the packet that says what it is. */
    SceneFiles declaredBody(String className) {
        var packet = JsonNodeFactory.instance.objectNode();
        packet.putObject("@context").put(Ontology.PREFIX, Ontology.NAMESPACE);
        packet.putObject("bp:objectClass").put("@id", Ontology.PREFIX + ":" + className);
        var extension = JsonNodeFactory.instance.objectNode();
        extension.putArray("packets").add(packet);
        scene.extension("KHR_xmp_json_ld", extension);
        var mesh = scene.addMesh("Body", primitive(LEAST, MOST, false, 1));
        scene.addNode("Body").mesh(mesh).xmpPacket(0);
        return this;
    }

    /** The body with each triangle so many times. */
    SceneFiles heavyBody(int times) {
        scene.addNode("Body").mesh(scene.addMesh("Body", primitive(LEAST, MOST, false, times)));
        return this;
    }

    /** A square whose back is not seen. */
    SceneFiles poster() {
        var square = Primitive.of(-1, 0, 0, 1, 0, 0, 1, 2, 0, -1, 2, 0).indices(0, 1, 2, 0, 2, 3);
        scene.addNode("Poster").mesh(scene.addMesh("Poster", square.build()));
        return this;
    }

    /** A triangle whose picture nobody can decode. */
    SceneFiles scratched() throws IOException {
        var file = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", file);
        var picture = file.toByteArray();
        // Behind signature (8), header chunk (25) and the data chunk's length and name (8).
        Arrays.fill(picture, 41, 61, (byte) 0xff);
        int material = scene.addMaterial(Material.textured(scene.addTexture(picture)));
        var triangle = Primitive.of(0, 0, 0, 1, 0, 0, 0, 1, 0)
                .textureCoordinates(0, 0, 1, 0, 0, 1)
                .material(material);
        scene.addNode("Scratched").mesh(scene.addMesh("Scratched", triangle.build()));
        return this;
    }

    /** A camera 4 m before the origin that looks to it, or away from it. */
    SceneFiles camera(String name, boolean away) {
        var lens = new Camera.Perspective(0.8, OptionalDouble.empty(), 0.1, OptionalDouble.of(100));
        scene.addNode(name)
                .camera(scene.addCamera(lens))
                .translation(new Vector3(0, 1, 4))
                .rotation(Quaternion.about(new Vector3(0, 1, 0), away ? Math.PI : 0));
        return this;
    }

    void write(Path file) throws IOException {
        GlbWriter.write(scene, file);
    }

    private void box(String name, Vector3 least, Vector3 most, boolean inwards) {
        scene.addNode(name).mesh(scene.addMesh(name, primitive(least, most, inwards, 1)));
    }

    private static Primitive primitive(Vector3 least, Vector3 most, boolean inwards, int times) {
        var positions = new float[24];
        for (int i = 0; i < 8; i++) {
            positions[3 * i] = (float) ((i & 1) == 0 ? least.x() : most.x());
            positions[3 * i + 1] = (float) ((i & 2) == 0 ? least.y() : most.y());
            positions[3 * i + 2] = (float) ((i & 4) == 0 ? least.z() : most.z());
        }
        int[] sides = {
            0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 4, 6, 0, 6, 2, 1, 3, 7, 1, 7, 5, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3
        };
        for (int t = 0; inwards && t < sides.length; t += 3) {
            int second = sides[t + 1];
            sides[t + 1] = sides[t + 2];
            sides[t + 2] = second;
        }
        var indices = new int[sides.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(sides, 0, indices, i * sides.length, sides.length);
        }
        return Primitive.of(positions).indices(indices).build();
    }
}
