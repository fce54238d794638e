package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** The one buffer of a GLB file that is being written, with its views and accessors. */
final class GlbBuffer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ArrayNode views = JsonNodeFactory.instance.arrayNode();
    private final ArrayNode accessors = JsonNodeFactory.instance.arrayNode();

    /** Adds bytes as a view; gives its position. */
    int addView(byte... content) {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        views.addObject().put("buffer", 0).put("byteOffset", bytes.size()).put("byteLength", content.length);
        bytes.writeBytes(content);
        return views.size() - 1;
    }

    int addFloats(String type, int numbers, float... values) {
        var content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asFloatBuffer().put(values);
        return addAccessor(Accessor.ComponentType.FLOAT, type, values.length / numbers, content.array());
    }

    /** Positions need their least and greatest values (glTF 2.0 section 3.7.2.1). */
    int addPositions(float... values) {
        int accessor = addFloats("VEC3", 3, values);
        var box = Box3.around(List.of(values));
        var json = (ObjectNode) accessors.get(accessor);
        var least = box.minimum();
        var most = box.maximum();
        json.putArray("min").add(least.x()).add(least.y()).add(least.z());
        json.putArray("max").add(most.x()).add(most.y()).add(most.z());
        return accessor;
    }

    int addShorts(String type, int numbers, int... values) {
        var content = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            content.putShort((short) value);
        }
        return addAccessor(Accessor.ComponentType.UNSIGNED_SHORT, type, values.length / numbers, content.array());
    }

    int addIntegers(int... values) {
        var content = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asIntBuffer().put(values);
        return addAccessor(Accessor.ComponentType.UNSIGNED_INT, "SCALAR", values.length, content.array());
    }

    private int addAccessor(Accessor.ComponentType component, String type, int count, byte... content) {
        accessors
                .addObject()
                .put("bufferView", addView(content))
                .put("componentType", component.code())
                .put("count", count)
                .put("type", type);
        return accessors.size() - 1;
    }

    void describe(ObjectNode root) {
        if (views.isEmpty()) {
            return;
        }
        root.putArray("buffers").addObject().put("byteLength", bytes.size());
        root.set("bufferViews", views);
        if (!accessors.isEmpty()) {
            root.set("accessors", accessors);
        }
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }
}
