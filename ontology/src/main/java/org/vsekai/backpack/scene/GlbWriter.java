package org.vsekai.backpack.scene;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeSet;

/** Writes glTF 2.0 binaries. The same scene gives the same bytes. */
public final class GlbWriter {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final GlbBuilder scene;
    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final GlbBuffer buffer = new GlbBuffer();

    private GlbWriter(GlbBuilder scene) {
        this.scene = scene;
    }

    /** Writes a scene to a file. */
    public static void write(GlbBuilder scene, Path file) throws IOException {
        Files.write(file, bytes(scene));
    }

    /** A scene as the bytes of a GLB file. */
    public static byte[] bytes(GlbBuilder scene) {
        return new GlbWriter(scene).bytes();
    }

    private byte[] bytes() {
        root.putObject("asset").put("version", "2.0").put("generator", "Backpack");
        nodes();
        var meshes = new MeshWriter(buffer);
        scene.meshes().forEach(mesh -> list("meshes").add(meshes.mesh(mesh)));
        surfaces();
        scene.cameras().forEach(camera -> list("cameras").add(camera(camera)));
        scene.skins().forEach(skin -> list("skins").add(skin(skin)));
        extensions();
        buffer.describe(root);
        return container(json(), buffer.bytes());
    }

    private ArrayNode list(String field) {
        return root.withArrayProperty(field);
    }

    private void nodes() {
        var roots = list("scenes").addObject();
        root.put("scene", 0);
        scene.sceneXmpPacket().ifPresent(packet -> roots.putObject("extensions")
                .putObject(XmpPackets.EXTENSION)
                .put("packet", packet));
        for (var node : scene.nodes()) {
            list("nodes").add(node(node));
            if (node.parent().isPresent()) {
                var parent = (ObjectNode) list("nodes").get(node.parent().getAsInt());
                parent.withArrayProperty("children").add(node.index());
            } else {
                roots.withArrayProperty("nodes").add(node.index());
            }
        }
    }

    private static ObjectNode node(NewNode node) {
        var json = JsonNodeFactory.instance.objectNode().put("name", node.name());
        put(json, "mesh", node.mesh());
        put(json, "skin", node.skin());
        put(json, "camera", node.camera());
        if (!node.morphWeights().isEmpty()) {
            var weights = json.putArray("weights");
            node.morphWeights().forEach(weights::add);
        }
        var move = node.translation();
        if (!move.equals(Vector3.ZERO)) {
            numbers(json.putArray("translation"), move.x(), move.y(), move.z());
        }
        var turn = node.rotation();
        if (!turn.equals(Quaternion.IDENTITY)) {
            numbers(json.putArray("rotation"), turn.x(), turn.y(), turn.z(), turn.w());
        }
        var scale = node.scale();
        if (!scale.equals(new Vector3(1, 1, 1))) {
            numbers(json.putArray("scale"), scale.x(), scale.y(), scale.z());
        }
        if (!node.extras().isEmpty()) {
            json.set("extras", node.extras());
        }
        if (!node.extensions().isEmpty()) {
            json.set("extensions", node.extensions());
        }
        return json;
    }

    private static void put(ObjectNode json, String field, OptionalInt index) {
        index.ifPresent(value -> json.put(field, value));
    }

    private static void numbers(ArrayNode list, double... numbers) {
        Arrays.stream(numbers).forEach(list::add);
    }

    private void surfaces() {
        for (var image : scene.images()) {
            int position = list("images").size();
            var bytes = new byte[image.encoded().remaining()];
            image.encoded().get(bytes);
            list("images").addObject().put("mimeType", image.mimeType()).put("bufferView", buffer.addView(bytes));
            list("textures").addObject().put("source", position);
        }
        scene.materials().forEach(material -> list("materials").add(material(material)));
    }

    private static ObjectNode material(Material material) {
        var json = JsonNodeFactory.instance.objectNode();
        material.name().ifPresent(name -> json.put("name", name));
        var surface = json.putObject("pbrMetallicRoughness");
        var colour = material.baseColour();
        numbers(surface.putArray("baseColorFactor"), colour.red(), colour.green(), colour.blue(), colour.alpha());
        surface.put("metallicFactor", 0.0).put("roughnessFactor", 1.0);
        material.baseColourTexture().ifPresent(texture -> reference(surface.putObject("baseColorTexture"), texture));
        if (material.alphaMode() != Material.AlphaMode.OPAQUE) {
            json.put("alphaMode", material.alphaMode().name());
        }
        if (material.alphaMode() == Material.AlphaMode.MASK) {
            json.put("alphaCutoff", material.alphaCutoff());
        }
        if (material.doubleSided()) {
            json.put("doubleSided", true);
        }
        if (material.unlit()) {
            json.putObject("extensions").putObject("KHR_materials_unlit");
        }
        return json;
    }

    private static void reference(ObjectNode json, TextureReference texture) {
        json.put("index", texture.texture()).put("texCoord", texture.set());
        if (texture.isTransformed()) {
            var transform = json.putObject("extensions").putObject("KHR_texture_transform");
            numbers(transform.putArray("offset"), texture.offsetU(), texture.offsetV());
            numbers(transform.putArray("scale"), texture.scaleU(), texture.scaleV());
            transform.put("rotation", texture.rotation());
        }
    }

    private static ObjectNode camera(Camera camera) {
        var json = JsonNodeFactory.instance.objectNode();
        if (camera instanceof Camera.Perspective perspective) {
            var fields = json.put("type", "perspective").putObject("perspective");
            fields.put("yfov", perspective.verticalFieldOfView()).put("znear", perspective.near());
            perspective.aspectRatio().ifPresent(ratio -> fields.put("aspectRatio", ratio));
            perspective.far().ifPresent(far -> fields.put("zfar", far));
        } else if (camera instanceof Camera.Orthographic orthographic) {
            json.put("type", "orthographic")
                    .putObject("orthographic")
                    .put("xmag", orthographic.halfWidth())
                    .put("ymag", orthographic.halfHeight())
                    .put("znear", orthographic.near())
                    .put("zfar", orthographic.far());
        } else {
            throw new IllegalArgumentException("glTF cannot say that a camera keeps its horizontal field of view");
        }
        return json;
    }

    private ObjectNode skin(GlbBuilder.NewSkin skin) {
        var json = JsonNodeFactory.instance.objectNode().put("name", skin.name());
        var inverses = new float[16 * skin.joints().size()];
        for (int i = 0; i < skin.joints().size(); i++) {
            int joint = skin.joints().get(i);
            json.withArrayProperty("joints").add(joint);
            var columns = scene.world(scene.nodes().get(joint)).inverse().toColumnMajor();
            for (int k = 0; k < 16; k++) {
                inverses[16 * i + k] = (float) columns[k];
            }
        }
        return json.put("inverseBindMatrices", buffer.addFloats("MAT4", 16, inverses));
    }

    private void extensions() {
        var used = new TreeSet<String>();
        if (!scene.extensions().isEmpty()) {
            root.set("extensions", scene.extensions());
        }
        root.findValues("extensions").forEach(found -> found.fieldNames().forEachRemaining(used::add));
        used.forEach(name -> list("extensionsUsed").add(name));
    }

    private byte[] json() {
        try {
            return MAPPER.writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of JSON values can always be written", e);
        }
    }

    /** Chunks are padded to four bytes: JSON by spaces, the binary by zeros (glTF 2.0 section 4.4.3). */
    private static byte[] container(byte[] json, byte[] binary) {
        int jsonLength = padded(json.length);
        int length = GlbContainer.HEADER_BYTES + GlbContainer.CHUNK_HEADER_BYTES + jsonLength;
        if (binary.length > 0) {
            length += GlbContainer.CHUNK_HEADER_BYTES + padded(binary.length);
        }
        var file = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(GlbContainer.MAGIC).putInt(GlbContainer.VERSION).putInt(length);
        file.putInt(jsonLength).putInt(GlbContainer.JSON_CHUNK).put(json);
        for (int i = json.length; i < jsonLength; i++) {
            file.put((byte) ' ');
        }
        if (binary.length > 0) {
            file.putInt(padded(binary.length)).putInt(GlbContainer.BINARY_CHUNK).put(binary);
        }
        return file.array();
    }

    private static int padded(int length) {
        return (length + 3) / 4 * 4;
    }
}
