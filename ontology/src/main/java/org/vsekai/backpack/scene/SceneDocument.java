package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vsekai.backpack.table.SourceFormat;

/**
 * A scene as its file describes it. Immutable and thread-safe; JSON values that it hands out are not to be written to.
 *
 * @param contentHash SHA-256 over the document's bytes and those of the files that it refers to, in the order of their
 *     first mention (buffers, then images), hexadecimal
 * @param nodes all nodes, by index
 * @param xmpPackets the packets of KHR_xmp_json_ld as they stand at the document's root
 * @param assetXmpPacket position of the packet that describes the whole document
 * @param sceneXmpPacket position of the packet that describes the default scene
 * @param extensions of the document's root: an object, empty without
 * @param described the meshes, materials, images and animations that a packet describes
 * @param unread what the document has and is not read, such as geometry in a format of Godot's own
 */
public record SceneDocument(
        SourceFormat sourceFormat,
        String contentHash,
        List<SceneNode> nodes,
        List<Mesh> meshes,
        List<Material> materials,
        List<Texture> textures,
        List<Camera> cameras,
        List<Skin> skins,
        List<JsonNode> xmpPackets,
        OptionalInt assetXmpPacket,
        OptionalInt sceneXmpPacket,
        JsonNode extensions,
        List<DescribedPart> described,
        List<UnreadPart> unread) {
    public SceneDocument {
        nodes = List.copyOf(nodes);
        meshes = List.copyOf(meshes);
        materials = List.copyOf(materials);
        textures = List.copyOf(textures);
        cameras = List.copyOf(cameras);
        skins = List.copyOf(skins);
        xmpPackets = List.copyOf(xmpPackets);
        described = List.copyOf(described);
        unread = List.copyOf(unread);
    }

    public int nodeCount() {
        return nodes.size();
    }

    /** Triangles of the default scene, each mesh counted at each node. */
    public int triangleCount() {
        return nodes.stream()
                .filter(SceneNode::shown)
                .mapToInt(node -> mesh(node).map(Mesh::triangleCount).orElse(0))
                .sum();
    }

    /** The node of an id. */
    public Optional<SceneNode> node(String id) {
        return nodes.stream().filter(node -> node.id().equals(id)).findFirst();
    }

    public Optional<Mesh> mesh(SceneNode node) {
        return node.mesh().isPresent() ? Optional.of(meshes.get(node.mesh().getAsInt())) : Optional.empty();
    }

    /** The material of a primitive; plain white where it names none. */
    public Material material(Primitive primitive) {
        return primitive.material().isPresent()
                ? materials.get(primitive.material().getAsInt())
                : Material.PLAIN;
    }

    /** The packet that describes a node. */
    public Optional<JsonNode> xmpPacketOf(SceneNode node) {
        return packet(node.xmpPacket());
    }

    /** The packet that describes the whole document or its default scene. */
    public Optional<JsonNode> xmpPacket() {
        return packet(assetXmpPacket.isPresent() ? assetXmpPacket : sceneXmpPacket);
    }

    private Optional<JsonNode> packet(OptionalInt index) {
        return index.isPresent() ? Optional.of(xmpPackets.get(index.getAsInt())) : Optional.empty();
    }

    /** The nodes of all humanoid bones, by VRM bone name; of several humanoids the first counts. */
    public Map<String, SceneNode> humanoidBones() {
        var bones = new LinkedHashMap<String, SceneNode>();
        nodes.forEach(node -> node.humanoidBone().ifPresent(bone -> bones.putIfAbsent(bone, node)));
        return bones;
    }

    /** The nodes of a skin's humanoid bones, by VRM bone name. */
    public Map<String, SceneNode> humanoidBones(Skin skin) {
        var bones = new LinkedHashMap<String, SceneNode>();
        skin.joints().stream().map(nodes::get).forEach(node -> node.humanoidBone()
                .ifPresent(bone -> bones.putIfAbsent(bone, node)));
        return bones;
    }

    /** How the mesh of a node lies in the world at rest. */
    public Pose pose(SceneNode node) {
        if (node.skin().isEmpty()) {
            return Pose.rigid(node.world()).morphed(node.morphWeights());
        }
        var skin = skins.get(node.skin().getAsInt());
        var worlds =
                skin.joints().stream().map(joint -> nodes.get(joint).world()).toList();
        return Pose.skinned(worlds, skin.inverseBind()).morphed(node.morphWeights());
    }
}
