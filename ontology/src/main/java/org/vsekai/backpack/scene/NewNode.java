package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalInt;

/** A node that {@link GlbBuilder#addNode} added. Not thread-safe. */
public final class NewNode {
    private final int index;
    private final String name;
    private final ObjectNode extensions = JsonNodeFactory.instance.objectNode();
    private ObjectNode extras = JsonNodeFactory.instance.objectNode();
    private OptionalInt parent = OptionalInt.empty();
    private OptionalInt mesh = OptionalInt.empty();
    private OptionalInt skin = OptionalInt.empty();
    private OptionalInt camera = OptionalInt.empty();
    private List<Double> morphWeights = List.of();
    private Vector3 translation = Vector3.ZERO;
    private Quaternion rotation = Quaternion.IDENTITY;
    private Vector3 scale = new Vector3(1, 1, 1);

    NewNode(int index, String name) {
        this.index = index;
        this.name = name;
    }

    /** The node's position in the document. */
    public int index() {
        return index;
    }

    /**
     * Hangs the node on one that was added before it.
     *
     * @throws IllegalArgumentException when it was added after it
     */
    public NewNode parent(NewNode node) {
        if (node.index >= index) {
            throw new IllegalArgumentException("node " + name + " must be added after its parent " + node.name);
        }
        parent = OptionalInt.of(node.index);
        return this;
    }

    public NewNode translation(Vector3 metres) {
        translation = metres;
        return this;
    }

    public NewNode rotation(Quaternion turn) {
        rotation = turn;
        return this;
    }

    public NewNode scale(Vector3 factors) {
        scale = factors;
        return this;
    }

    public NewNode mesh(int position) {
        mesh = OptionalInt.of(position);
        return this;
    }

    public NewNode skin(int position) {
        skin = OptionalInt.of(position);
        return this;
    }

    public NewNode camera(int position) {
        camera = OptionalInt.of(position);
        return this;
    }

    /** Says how much of each of the mesh's morph targets there is; without, the mesh says it. */
    public NewNode morphWeights(Double... weights) {
        morphWeights = List.of(weights);
        return this;
    }

    /** Sets what a program may store with the node: a JSON object. */
    public NewNode extras(ObjectNode value) {
        extras = value;
        return this;
    }

    public NewNode extension(String extension, JsonNode value) {
        extensions.set(extension, value);
        return this;
    }

    /** Says which packet of KHR_xmp_json_ld describes the node. */
    public NewNode xmpPacket(int packet) {
        return extension(
                XmpPackets.EXTENSION, JsonNodeFactory.instance.objectNode().put("packet", packet));
    }

    Matrix4 local() {
        return Matrix4.compose(translation, rotation, scale);
    }

    String name() {
        return name;
    }

    OptionalInt parent() {
        return parent;
    }

    OptionalInt mesh() {
        return mesh;
    }

    OptionalInt skin() {
        return skin;
    }

    OptionalInt camera() {
        return camera;
    }

    List<Double> morphWeights() {
        return morphWeights;
    }

    Vector3 translation() {
        return translation;
    }

    Quaternion rotation() {
        return rotation;
    }

    Vector3 scale() {
        return scale;
    }

    ObjectNode extras() {
        return extras;
    }

    ObjectNode extensions() {
        return extensions;
    }
}
