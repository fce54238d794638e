package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small scene as a glTF document with one file beside it, to be broken. */
final class Draft {
    private static final JsonMapper MAPPER = new JsonMapper();

    final ObjectNode json;
    ByteBuffer binary;
    final Path folder;

    Draft(Path folder) throws IOException {
        var parts = GlbContainer.of(GlbWriter.bytes(SceneFixtures.small()));
        var text = new byte[parts.json().remaining()];
        parts.json().get(text);
        json = (ObjectNode) MAPPER.readTree(text);
        list("buffers", 0).put("uri", "scene.bin");
        binary = ByteBuffer.allocate(parts.binary().orElseThrow().remaining()).order(ByteOrder.LITTLE_ENDIAN);
        binary.put(parts.binary().orElseThrow());
        this.folder = folder;
    }

    ObjectNode list(String field, int index) {
        return (ObjectNode) json.get(field).get(index);
    }

    ObjectNode primitive(int mesh) {
        return (ObjectNode) list("meshes", mesh).get("primitives").get(0);
    }

    ObjectNode attributes(int mesh) {
        return (ObjectNode) primitive(mesh).get("attributes");
    }

    ObjectNode accessor(int mesh, String attribute) {
        return list("accessors", attributes(mesh).get(attribute).intValue());
    }

    ObjectNode indices(int mesh) {
        return list("accessors", primitive(mesh).get("indices").intValue());
    }

    ObjectNode view(ObjectNode user) {
        return list("bufferViews", user.get("bufferView").intValue());
    }

    /** Where an accessor's or an image's bytes begin. */
    int begin(ObjectNode user) {
        return view(user).get("byteOffset").intValue();
    }

    ArrayNode array(double... numbers) {
        var array = json.arrayNode();
        for (double number : numbers) {
            array.add(number);
        }
        return array;
    }

    Path write() throws IOException {
        return write(json.toString());
    }

    Path write(String text) throws IOException {
        Files.write(folder.resolve("scene.bin"), binary.array());
        return Files.writeString(folder.resolve("scene.gltf"), text);
    }
}
