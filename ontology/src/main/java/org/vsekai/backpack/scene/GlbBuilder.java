package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scene that is being put together, to be written by {@link GlbWriter}. What is added gets the next position in its
 * list, which is given back; others refer to it by that. Not thread-safe.
 */
public final class GlbBuilder {
    private final List<SceneImage> images = new ArrayList<>();
    private final List<Material> materials = new ArrayList<>();
    private final List<Mesh> meshes = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<NewNode> nodes = new ArrayList<>();
    private final List<NewSkin> skins = new ArrayList<>();
    private final ObjectNode extensions = JsonNodeFactory.instance.objectNode();
    private OptionalInt sceneXmpPacket = OptionalInt.empty();

    record NewSkin(String name, List<Integer> joints) {}

    /**
     * Adds a PNG or JPEG picture as a texture that repeats beyond its edges.
     *
     * @throws InvalidSceneException when it is neither
     */
    public int addTexture(byte[] picture) {
        images.add(SceneImage.of(
                "/images/" + images.size(),
                picture.clone(),
                SceneLimits.standard().imagePixels()));
        return images.size() - 1;
    }

    public int addMaterial(Material material) {
        materials.add(material);
        return materials.size() - 1;
    }

    public int addMesh(String name, List<Primitive> primitives) {
        meshes.add(new Mesh(Optional.of(name), primitives));
        return meshes.size() - 1;
    }

    /** Adds a mesh with so much of each of its morph targets. */
    public int addMorphedMesh(String name, Primitive primitive, Double... weights) {
        meshes.add(new Mesh(Optional.of(name), List.of(primitive), List.of(weights)));
        return meshes.size() - 1;
    }

    public int addMesh(String name, Primitive... primitives) {
        return addMesh(name, List.of(primitives));
    }

    public int addCamera(Camera camera) {
        cameras.add(camera);
        return cameras.size() - 1;
    }

    /** Adds a node without parent, at the origin; what else it is, it can be told. */
    public NewNode addNode(String name) {
        var node = new NewNode(nodes.size(), name);
        nodes.add(node);
        return node;
    }

    /** Adds a skin of these nodes; the way they lie when the scene is written is the way the mesh is bound to them. */
    public int addSkin(String name, List<Integer> joints) {
        skins.add(new NewSkin(name, List.copyOf(joints)));
        return skins.size() - 1;
    }

    /** Sets an extension at the root, such as KHR_xmp_json_ld with its packets. */
    public GlbBuilder extension(String name, JsonNode value) {
        extensions.set(name, value);
        return this;
    }

    /** Says which packet of KHR_xmp_json_ld describes the scene. */
    public GlbBuilder sceneXmpPacket(int packet) {
        sceneXmpPacket = OptionalInt.of(packet);
        return this;
    }

    /** The node's axes to the world's. */
    Matrix4 world(NewNode node) {
        return node.parent().isPresent()
                ? world(nodes.get(node.parent().getAsInt())).multiply(node.local())
                : node.local();
    }

    List<SceneImage> images() {
        return images;
    }

    List<Material> materials() {
        return materials;
    }

    List<Mesh> meshes() {
        return meshes;
    }

    List<Camera> cameras() {
        return cameras;
    }

    List<NewNode> nodes() {
        return nodes;
    }

    List<NewSkin> skins() {
        return skins;
    }

    ObjectNode extensions() {
        return extensions;
    }

    OptionalInt sceneXmpPacket() {
        return sceneXmpPacket;
    }
}
