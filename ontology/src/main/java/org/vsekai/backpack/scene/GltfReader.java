package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.vsekai.backpack.table.SourceFormat;

/**
 * Reads glTF 2.0 documents strictly: .gltf with files in its folder or data: URIs, .glb and .vrm. What a broken file
 * says about sizes is checked against what is there before memory is taken. Thread-safe.
 *
 * <p>Animations and morph targets are not read: a scene is seen at rest.
 *
 * @param limits what a document may cost
 */
public record GltfReader(SceneLimits limits) {
    private static final Pattern VERSION_2 = Pattern.compile("2\\.[0-9]+");

    /**
     * The scene of a file, within {@link SceneLimits#standard()}.
     *
     * @throws InvalidSceneException when the file is broken, unsupported or too large; no other exception
     */
    public static SceneDocument read(Path document) {
        return new GltfReader(SceneLimits.standard()).readDocument(document);
    }

    /**
     * The scene of a file.
     *
     * @throws InvalidSceneException when the file is broken, unsupported or too large; no other exception
     */
    public SceneDocument readDocument(Path document) {
        return read(new SceneFiles(document, limits));
    }

    /** The scene of a file, as a part of a reading. */
    SceneDocument read(SceneFiles files) {
        var bytes = files.document();
        var name = String.valueOf(files.path().getFileName()).toLowerCase(Locale.ROOT);
        boolean binary = GlbContainer.isGlb(bytes) || name.endsWith(".glb") || name.endsWith(".vrm");
        var container = binary ? GlbContainer.of(bytes) : new GlbContainer(ByteBuffer.wrap(bytes), Optional.empty());
        var root = SceneJson.parse(container.json(), limits);
        return document(root, container, files, format(root, binary));
    }

    private static SourceFormat format(JsonPlace root, boolean binary) {
        if (!binary) {
            return SourceFormat.GLTF;
        }
        boolean avatar =
                root.extension("VRMC_vrm").isPresent() || root.extension("VRM").isPresent();
        return avatar ? SourceFormat.VRM : SourceFormat.GLB;
    }

    private SceneDocument document(JsonPlace root, GlbContainer container, SceneFiles files, SourceFormat format) {
        requireVersion(root);
        Extensions.requireKnown(root);
        var tree = NodeTree.read(root, limits);
        var packets = XmpPackets.read(root);
        var cameras = CameraReader.cameras(root);
        var buffers = new BufferReader(root, container.binary(), files);
        var accessors = new AccessorReader(root, buffers, limits);
        var surfaces = new MaterialReader(root, limits);
        var textures = surfaces.textures(buffers, files);
        var materials = surfaces.materials(textures.size());
        boolean quantized = Extensions.uses(root, Extensions.QUANTIZATION);
        var meshes = new PrimitiveReader(accessors, quantized, materials.size()).meshes(root);
        var skins = SkinReader.skins(root, accessors, tree.places().size());
        var nodes = new NodeReader(tree, meshes, skins, cameras, packets, limits).nodes(root);
        return new SceneDocument(
                format,
                files.contentHash(),
                nodes,
                meshes,
                materials,
                textures,
                cameras,
                skins,
                packets.packets(),
                packets.of(root.required("asset")),
                scenePacket(root, packets),
                extensions(root),
                packets.described(root),
                List.of());
    }

    private static void requireVersion(JsonPlace root) {
        var version = root.required("asset").required("version");
        if (!VERSION_2.matcher(version.text()).matches()) {
            throw version.wrong(SceneFault.UNSUPPORTED_VERSION, "The document is glTF " + version.text());
        }
        var least = root.required("asset").optional("minVersion");
        if (least.isPresent() && !least.get().text().equals("2.0")) {
            throw least.get()
                    .wrong(
                            SceneFault.UNSUPPORTED_VERSION,
                            "The document needs glTF " + least.get().text());
        }
    }

    private static OptionalInt scenePacket(JsonPlace root, XmpPackets packets) {
        var scenes = root.list("scenes");
        int scene = root.optionalIndex("scene", scenes.size(), "scene").orElse(0);
        return scenes.isEmpty() ? OptionalInt.empty() : packets.of(scenes.get(scene));
    }

    private static JsonNode extensions(JsonPlace root) {
        return root.optional("extensions").map(JsonPlace::value).orElseGet(JsonNodeFactory.instance::objectNode);
    }
}
