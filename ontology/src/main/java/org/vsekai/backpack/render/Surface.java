package org.vsekai.backpack.render;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.Material.AlphaMode;
import org.vsekai.backpack.scene.Pose;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.TextureReference;
import org.vsekai.backpack.scene.Vector3;

/** The triangles of one primitive at one node, in the world, lit. Immutable after construction and thread-safe. */
final class Surface {
    /** The primitive's node. */
    final int node;
    /** x, y, z of each vertex in the world. */
    final float[] positions;
    /** Cosine of the angle between each vertex's normal and the way to the sun. */
    final float[] facing;
    /** u, v of each vertex; empty without texture. */
    final float[] coordinates;
    /** Linear red, green, blue, alpha of each vertex; empty where all are white. */
    final float[] colours;
    /** Three vertices a triangle, counter-clockwise seen from the front. */
    final int[] indices;

    final Material material;
    final boolean unlit;
    /** Linear base colour. */
    final float red;

    final float green;
    final float blue;
    final @Nullable PreparedTexture texture;
    /** Less alpha than this is not there; 0 where all is. */
    final float cutoff;
    /** Whether what lies behind is seen through it. */
    final boolean blended;

    Surface(
            int node,
            Primitive primitive,
            Pose pose,
            Material material,
            @Nullable PreparedTexture texture,
            Light light) {
        this.node = node;
        this.material = material;
        this.unlit = material.unlit();
        this.red = (float) material.baseColour().red();
        this.green = (float) material.baseColour().green();
        this.blue = (float) material.baseColour().blue();
        this.texture = texture;
        this.cutoff = material.alphaMode() == AlphaMode.MASK ? (float) material.alphaCutoff() : 0;
        this.blended = material.alphaMode() == AlphaMode.BLEND;
        var order = order(primitive, pose.mirrors());
        var world = pose.positions(primitive);
        var toSun = light.direction().times(-1);
        var normals = primitive.normals();
        if (normals.isPresent()) {
            indices = order;
            positions = world;
            facing = cosines(pose.normals(primitive, normals.get()), toSun);
            coordinates = coordinates(primitive, material, texture != null);
            colours = primitive.colours().map(Surface::array).orElse(new float[0]);
        } else {
            // Without normals triangles are flat (glTF 2.0 section 3.7.2.1), so they share no vertices.
            indices = new int[order.length];
            Arrays.setAll(indices, i -> i);
            positions = unshared(world, 3, order);
            facing = flatCosines(positions, toSun);
            coordinates = unshared(coordinates(primitive, material, texture != null), 2, order);
            colours = unshared(primitive.colours().map(Surface::array).orElse(new float[0]), 4, order);
        }
    }

    /** A mirrored mesh keeps its front in front (glTF 2.0 section 3.7.4). */
    private static int[] order(Primitive primitive, boolean mirrored) {
        IntBuffer stored = primitive.indices();
        var order = new int[stored.limit()];
        for (int t = 0; t < order.length; t += 3) {
            order[t] = stored.get(t);
            order[t + 1] = stored.get(mirrored ? t + 2 : t + 1);
            order[t + 2] = stored.get(mirrored ? t + 1 : t + 2);
        }
        return order;
    }

    private static float[] cosines(float[] normals, Vector3 toSun) {
        var cosines = new float[normals.length / 3];
        for (int v = 0; v < cosines.length; v++) {
            cosines[v] = (float)
                    (normals[3 * v] * toSun.x() + normals[3 * v + 1] * toSun.y() + normals[3 * v + 2] * toSun.z());
        }
        return cosines;
    }

    private static float[] flatCosines(float[] positions, Vector3 toSun) {
        var cosines = new float[positions.length / 3];
        for (int t = 0; t < cosines.length; t += 3) {
            var a = vertex(positions, t);
            var normal = vertex(positions, t + 1)
                    .minus(a)
                    .cross(vertex(positions, t + 2).minus(a));
            double length = normal.length();
            Arrays.fill(cosines, t, t + 3, length > 0 ? (float) (normal.dot(toSun) / length) : 0);
        }
        return cosines;
    }

    private static Vector3 vertex(float[] positions, int v) {
        return new Vector3(positions[3 * v], positions[3 * v + 1], positions[3 * v + 2]);
    }

    private static float[] coordinates(Primitive primitive, Material material, boolean textured) {
        Optional<TextureReference> reference = material.baseColourTexture();
        if (!textured || reference.isEmpty()) {
            return new float[0];
        }
        var how = reference.get();
        var stored = primitive.textureCoordinates(how.set()).map(Surface::array).orElse(new float[0]);
        for (int i = 0; how.isTransformed() && i < stored.length; i += 2) {
            float u = stored[i];
            stored[i] = (float) how.transformedU(u, stored[i + 1]);
            stored[i + 1] = (float) how.transformedV(u, stored[i + 1]);
        }
        return stored;
    }

    private static float[] unshared(float[] values, int numbers, int[] order) {
        if (values.length == 0) {
            return values;
        }
        var unshared = new float[order.length * numbers];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, order[i] * numbers, unshared, i * numbers, numbers);
        }
        return unshared;
    }

    private static float[] array(FloatBuffer values) {
        var array = new float[values.remaining()];
        values.get(array);
        return array;
    }

    int triangleCount() {
        return indices.length / 3;
    }

    int vertexCount() {
        return positions.length / 3;
    }
}
