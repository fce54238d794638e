package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;

/** Writes meshes into a GLB's buffer and gives the JSON that describes them. */
final class MeshWriter {
    private static final int MOST_SHORT = 0xffff;

    private final GlbBuffer buffer;

    MeshWriter(GlbBuffer buffer) {
        this.buffer = buffer;
    }

    ObjectNode mesh(Mesh mesh) {
        var json = JsonNodeFactory.instance.objectNode();
        mesh.name().ifPresent(name -> json.put("name", name));
        if (!mesh.morphWeights().isEmpty()) {
            var weights = json.putArray("weights");
            mesh.morphWeights().forEach(weights::add);
        }
        mesh.primitives()
                .forEach(primitive -> json.withArrayProperty("primitives").add(primitive(primitive)));
        return json;
    }

    private ObjectNode primitive(Primitive primitive) {
        var json = JsonNodeFactory.instance.objectNode();
        var attributes = json.putObject("attributes");
        attributes.put("POSITION", buffer.addPositions(array(primitive.positions())));
        primitive.normals().ifPresent(values -> attributes.put("NORMAL", buffer.addFloats("VEC3", 3, array(values))));
        for (int set = 0; set < primitive.textureCoordinateSets(); set++) {
            var values = array(primitive.textureCoordinates(set).orElseThrow());
            attributes.put("TEXCOORD_" + set, buffer.addFloats("VEC2", 2, values));
        }
        primitive.colours().ifPresent(values -> attributes.put("COLOR_0", buffer.addFloats("VEC4", 4, array(values))));
        influences(primitive, attributes);
        primitive.morphTargets().forEach(target -> json.withArrayProperty("targets")
                .add(target(target)));
        if (primitive.triangleCount() > 0) {
            json.put("indices", indices(primitive));
        } else {
            json.put("mode", 0);
        }
        primitive.material().ifPresent(material -> json.put("material", material));
        return json;
    }

    private ObjectNode target(MorphTarget target) {
        var json = JsonNodeFactory.instance.objectNode();
        target.positions().ifPresent(values -> json.put("POSITION", buffer.addPositions(array(values))));
        target.normals().ifPresent(values -> json.put("NORMAL", buffer.addFloats("VEC3", 3, array(values))));
        return json;
    }

    private void influences(Primitive primitive, ObjectNode attributes) {
        var joints = array(primitive.joints());
        var weights = array(primitive.weights());
        int influences = primitive.influences();
        for (int set = 0; set < influences / 4; set++) {
            var jointSet = new int[4 * primitive.vertexCount()];
            var weightSet = new float[jointSet.length];
            for (int v = 0; v < primitive.vertexCount(); v++) {
                System.arraycopy(joints, influences * v + 4 * set, jointSet, 4 * v, 4);
                System.arraycopy(weights, influences * v + 4 * set, weightSet, 4 * v, 4);
            }
            attributes.put("JOINTS_" + set, buffer.addShorts("VEC4", 4, jointSet));
            attributes.put("WEIGHTS_" + set, buffer.addFloats("VEC4", 4, weightSet));
        }
    }

    /** The greatest short would restart a strip (glTF 2.0 section 3.7.2.1), so it is not used as an index. */
    private int indices(Primitive primitive) {
        var indices = array(primitive.indices());
        return primitive.vertexCount() <= MOST_SHORT
                ? buffer.addShorts("SCALAR", 1, indices)
                : buffer.addIntegers(indices);
    }

    private static float[] array(FloatBuffer values) {
        var array = new float[values.remaining()];
        values.get(array);
        return array;
    }

    private static int[] array(IntBuffer values) {
        var array = new int[values.remaining()];
        values.get(array);
        return array;
    }
}
