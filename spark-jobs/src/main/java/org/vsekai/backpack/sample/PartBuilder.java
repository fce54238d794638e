package org.vsekai.backpack.sample;

import java.util.Arrays;
import org.vsekai.backpack.scene.Vector3;

/** Collects the triangles of one surface. Not thread-safe. */
final class PartBuilder {
    private static final int INFLUENCES = Part.INFLUENCES;

    private final Surface surface;
    private final boolean skinned;
    private float[] positions = new float[256];
    private float[] normals = new float[256];
    private float[] textureCoordinates = new float[256];
    private int[] indices = new int[256];
    private int[] joints = new int[256];
    private float[] weights = new float[256];
    private int vertices;
    private int corners;

    PartBuilder(Surface surface, boolean skinned) {
        this.surface = surface;
        this.skinned = skinned;
    }

    /** Adds a vertex and says its number. */
    int vertex(Vector3 position, Vector3 normal, double u, double v, Bend bend) {
        positions = put(positions, 3 * vertices, position.x(), position.y(), position.z());
        normals = put(normals, 3 * vertices, normal.x(), normal.y(), normal.z());
        textureCoordinates = put(textureCoordinates, 2 * vertices, u, v);
        if (skinned) {
            int at = INFLUENCES * vertices;
            joints = grown(joints, at + INFLUENCES);
            weights = grown(weights, at + INFLUENCES);
            joints[at] = bend.joint();
            joints[at + 1] = bend.other();
            weights[at] = (float) (1 - bend.share());
            weights[at + 1] = (float) bend.share();
            if (bend.share() == 0) {
                joints[at + 1] = 0;
            }
        }
        return vertices++;
    }

    /** Adds a triangle, counter-clockwise seen from the front. */
    void triangle(int a, int b, int c) {
        indices = grown(indices, corners + 3);
        indices[corners++] = a;
        indices[corners++] = b;
        indices[corners++] = c;
    }

    Part build() {
        return new Part(
                surface,
                Arrays.copyOf(positions, 3 * vertices),
                Arrays.copyOf(normals, 3 * vertices),
                Arrays.copyOf(textureCoordinates, 2 * vertices),
                Arrays.copyOf(indices, corners),
                skinned ? Arrays.copyOf(joints, INFLUENCES * vertices) : new int[0],
                skinned ? Arrays.copyOf(weights, INFLUENCES * vertices) : new float[0]);
    }

    private static float[] put(float[] array, int at, double... values) {
        var room = grown(array, at + values.length);
        for (int i = 0; i < values.length; i++) {
            room[at + i] = (float) values[i];
        }
        return room;
    }

    private static float[] grown(float[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    private static int[] grown(int[] array, int length) {
        return length <= array.length ? array : Arrays.copyOf(array, Math.max(length, 2 * array.length));
    }

    /**
     * Which joints move a vertex.
     *
     * @param share of the other joint, 0 to 1
     */
    record Bend(int joint, int other, double share) {
        static final Bend NONE = new Bend(0, 0, 0);
    }
}
