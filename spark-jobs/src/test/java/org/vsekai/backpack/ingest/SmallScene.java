package org.vsekai.backpack.ingest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.vsekai.backpack.scene.Camera;
import org.vsekai.backpack.scene.Colour;
import org.vsekai.backpack.scene.GlbBuilder;
import org.vsekai.backpack.scene.GlbWriter;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.NewNode;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Vector3;

/** The document of a small scene: some cushions and a camera, or a figure on a skeleton. */
final class SmallScene {
    static final String CAMERA = "Eye";
    private static final List<String> CLASSES = List.of("Chair", "Table", "Lamp", "Couch");
    private static final List<String> BONES = List.of(
            "hips",
            "spine",
            "chest",
            "neck",
            "head",
            "leftUpperArm",
            "leftLowerArm",
            "leftHand",
            "rightUpperArm",
            "rightLowerArm",
            "rightHand",
            "leftUpperLeg",
            "leftLowerLeg",
            "leftFoot",
            "rightUpperLeg",
            "rightLowerLeg",
            "rightFoot");
    /** Of each bone; those of the limbs hang on chest and hips. */
    private static final int[] PARENTS = {-1, 0, 1, 2, 3, 2, 5, 6, 2, 8, 9, 0, 11, 12, 0, 14, 15};

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;
    private final GlbBuilder document = new GlbBuilder();

    private SmallScene(Random random) {
        this.random = random;
    }

    /** A GLB and, for captures, the names of its nodes with meshes. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Made(byte[] glb, List<String> nodes) {}

    static Made room(Random random, String title, byte[] texture) {
        var scene = new SmallScene(random);
        var nodes = scene.cushions(1 + random.nextInt(12), texture);
        scene.describe(title);
        scene.camera();
        return new Made(GlbWriter.bytes(scene.document), nodes);
    }

    static Made figure(Random random, byte[] texture) {
        var scene = new SmallScene(random);
        var joints = scene.joints();
        scene.document
                .addNode("Body")
                .mesh(scene.cushion(joints.size(), texture))
                .skin(scene.document.addSkin("Skin", joints));
        scene.document.extension("VRMC_vrm", humanoid(joints));
        scene.camera();
        return new Made(GlbWriter.bytes(scene.document), List.of("Body"));
    }

    private List<String> cushions(int count, byte[] texture) {
        int meshes = 1 + count / 3;
        IntStream.range(0, meshes).forEach(mesh -> cushion(0, texture));
        var names = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            var node = document.addNode("Cushion" + i)
                    .mesh(i % meshes)
                    .translation(new Vector3(6 * random.nextDouble() - 3, 0, 6 * random.nextDouble() - 3));
            names.add("Cushion" + i);
            if (random.nextInt(3) > 0) {
                node.xmpPacket(1 + random.nextInt(CLASSES.size()));
            }
        }
        return names;
    }

    /** A bent sheet; with joints, each vertex goes with one of them. */
    private int cushion(int joints, byte[] texture) {
        int side = 3 + random.nextInt(12);
        int count = side * side;
        var positions = new float[3 * count];
        var coordinates = new float[2 * count];
        for (int i = 0; i < count; i++) {
            int row = i / side;
            coordinates[2 * i] = i % side / (side - 1f);
            coordinates[2 * i + 1] = row / (side - 1f);
            positions[3 * i] = coordinates[2 * i];
            positions[3 * i + 1] = random.nextFloat() / 4;
            positions[3 * i + 2] = coordinates[2 * i + 1];
        }
        var primitive = Primitive.of(positions).textureCoordinates(coordinates).indices(triangles(side));
        if (joints > 0) {
            var weights = new float[4 * count];
            IntStream.range(0, count).forEach(i -> weights[4 * i] = 1);
            primitive.influences(
                    IntStream.range(0, 4 * count)
                            .map(i -> i % 4 == 0 ? i / 4 % joints : 0)
                            .toArray(),
                    weights);
        }
        return document.addMesh("Sheet", primitive.material(material(texture)).build());
    }

    private static int[] triangles(int side) {
        return IntStream.range(0, (side - 1) * (side - 1))
                .map(i -> i / (side - 1) * side + i % (side - 1))
                .flatMap(i -> IntStream.of(i, i + side, i + 1, i + 1, i + side, i + side + 1))
                .toArray();
    }

    private int material(byte[] texture) {
        return document.addMaterial(
                random.nextInt(4) == 0
                        ? Material.textured(document.addTexture(texture))
                        : Material.of(new Colour(random.nextDouble(), random.nextDouble(), random.nextDouble(), 1)));
    }

    private List<Integer> joints() {
        var bones = new ArrayList<NewNode>();
        for (int i = 0; i < BONES.size(); i++) {
            var bone = document.addNode(BONES.get(i)).translation(new Vector3(0.1 * (i % 3 - 1), 0.2, 0));
            bones.add(PARENTS[i] < 0 ? bone : bone.parent(bones.get(PARENTS[i])));
        }
        return bones.stream().map(NewNode::index).toList();
    }

    private void camera() {
        int camera =
                document.addCamera(new Camera.Perspective(0.8, OptionalDouble.empty(), 0.05, OptionalDouble.of(100)));
        document.addNode(CAMERA).camera(camera).translation(new Vector3(0, 1.6, 4));
    }

    private void describe(String title) {
        var packets = JsonNodeFactory.instance.arrayNode();
        packet(packets, "dc", "http://purl.org/dc/elements/1.1/").put("@id", "").put("dc:title", title);
        CLASSES.forEach(name -> packet(packets, "bp", "https://backpack.vsekai.org/ns/v1#")
                .putObject("bp:objectClass")
                .put("@id", "bp:" + name));
        var extension = JsonNodeFactory.instance.objectNode();
        extension.set("packets", packets);
        document.extension("KHR_xmp_json_ld", extension).sceneXmpPacket(0);
    }

    private static ObjectNode packet(ArrayNode packets, String prefix, String namespace) {
        var packet = packets.addObject();
        packet.putObject("@context").put(prefix, namespace);
        return packet;
    }

    private static ObjectNode humanoid(List<Integer> joints) {
        var vrm = JsonNodeFactory.instance.objectNode().put("specVersion", "1.0");
        var bones = vrm.putObject("humanoid").putObject("humanBones");
        joints.forEach(joint -> bones.putObject(BONES.get(joint)).put("node", joint));
        return vrm;
    }

    /** A GLB as text and buffer, which the text calls {@code uri}. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Parts(String gltf, byte[] buffer) {}

    static Parts apart(byte[] glb, String uri) throws IOException {
        int length = ByteBuffer.wrap(glb).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        var root = (ObjectNode) JSON.readTree(glb, 20, length);
        ((ObjectNode) root.get("buffers").get(0)).put("uri", uri);
        return new Parts(JSON.writeValueAsString(root), Arrays.copyOfRange(glb, 20 + length + 8, glb.length));
    }
}
