package org.vsekai.backpack.sample;

import java.util.function.IntFunction;
import org.vsekai.backpack.scene.Box3;
import org.vsekai.backpack.scene.Primitive;
import org.vsekai.backpack.scene.Vector3;

/**
 * What has one surface in a {@link Solid}. Its arrays are not to be written to; they are laid out as those of a
 * {@link Primitive}. Joints and weights are four for each vertex where a skeleton moves it, else empty.
 */
final class Part {
    /** How many joints move a vertex. */
    static final int INFLUENCES = 4;

    /**
     * Where a vertex is and which way its surface looks there.
     *
     * @param normal of any length but 0
     */
    record Vertex(Vector3 position, Vector3 normal) {}

    private final Surface surface;
    private final float[] positions;
    private final float[] normals;
    private final float[] textureCoordinates;
    private final int[] indices;
    private final int[] joints;
    private final float[] weights;

    Part(
            Surface surface,
            float[] positions,
            float[] normals,
            float[] textureCoordinates,
            int[] indices,
            int[] joints,
            float[] weights) {
        this.surface = surface;
        this.positions = positions;
        this.normals = normals;
        this.textureCoordinates = textureCoordinates;
        this.indices = indices;
        this.joints = joints;
        this.weights = weights;
    }

    /** The same part with its vertices elsewhere. */
    Part moved(IntFunction<Vertex> vertexAt) {
        var newPositions = new float[positions.length];
        var newNormals = new float[normals.length];
        for (int v = 0; v < vertexCount(); v++) {
            var vertex = vertexAt.apply(v);
            put(newPositions, v, vertex.position());
            put(newNormals, v, vertex.normal().normalized());
        }
        return new Part(surface, newPositions, newNormals, textureCoordinates, indices, joints, weights);
    }

    private static void put(float[] values, int index, Vector3 vector) {
        values[3 * index] = (float) vector.x();
        values[3 * index + 1] = (float) vector.y();
        values[3 * index + 2] = (float) vector.z();
    }

    Surface surface() {
        return surface;
    }

    int vertexCount() {
        return positions.length / 3;
    }

    Vector3 position(int vertex) {
        return new Vector3(positions[3 * vertex], positions[3 * vertex + 1], positions[3 * vertex + 2]);
    }

    Vector3 normal(int vertex) {
        return new Vector3(normals[3 * vertex], normals[3 * vertex + 1], normals[3 * vertex + 2]);
    }

    /** One of the four joints that move a vertex. */
    int joint(int vertex, int influence) {
        return joints[INFLUENCES * vertex + influence];
    }

    /** How much of a vertex's move is one of its joints'. */
    double weight(int vertex, int influence) {
        return weights[INFLUENCES * vertex + influence];
    }

    /** The least box around it and another one. */
    Box3 extend(Box3 box) {
        double[] least = {box.minimum().x(), box.minimum().y(), box.minimum().z()};
        double[] most = {box.maximum().x(), box.maximum().y(), box.maximum().z()};
        for (int i = 0; i < positions.length; i++) {
            least[i % 3] = Math.min(least[i % 3], positions[i]);
            most[i % 3] = Math.max(most[i % 3], positions[i]);
        }
        return new Box3(new Vector3(least[0], least[1], least[2]), new Vector3(most[0], most[1], most[2]));
    }

    /** The triangles, with a material by its position in the document. */
    Primitive primitive(int material) {
        var builder = Primitive.of(positions)
                .normals(normals)
                .textureCoordinates(textureCoordinates)
                .indices(indices)
                .material(material);
        return (joints.length == 0 ? builder : builder.influences(joints, weights)).build();
    }
}
