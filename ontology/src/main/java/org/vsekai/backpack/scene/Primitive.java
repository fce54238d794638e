package org.vsekai.backpack.scene;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Triangles of one material. Immutable: buffers that it hands out are read-only. Vertex v's position is at 3v, 3v + 1,
 * 3v + 2 of {@link #positions()}, and so on; triangle t's vertices are at 3t, 3t + 1, 3t + 2 of {@link #indices()},
 * counter-clockwise seen from the front.
 */
public final class Primitive {
    private static final float[] NONE = {};

    private final float[] positions;
    private final float[] normals;
    private final List<float[]> textureCoordinates;
    private final float[] colours;
    private final int influences;
    private final int[] joints;
    private final float[] weights;
    private final List<MorphTarget> morphTargets;
    private final int[] indices;
    private final OptionalInt material;

    private Primitive(Builder builder) {
        positions = builder.positions;
        normals = builder.normals;
        textureCoordinates = List.copyOf(builder.textureCoordinates);
        colours = builder.colours;
        joints = builder.joints;
        weights = builder.weights;
        morphTargets = List.copyOf(builder.morphTargets);
        influences = joints.length / vertexCount();
        indices = builder.indices;
        material = builder.material;
    }

    private Primitive(Primitive other, OptionalInt material) {
        positions = other.positions;
        normals = other.normals;
        textureCoordinates = other.textureCoordinates;
        colours = other.colours;
        influences = other.influences;
        joints = other.joints;
        weights = other.weights;
        indices = other.indices;
        morphTargets = other.morphTargets;
        this.material = material;
    }

    /** The same triangles with another material; arrays are shared. */
    Primitive withMaterial(OptionalInt other) {
        return new Primitive(this, other);
    }

    /** Begins a primitive of these positions: x, y, z of each vertex, metres. Arrays are taken over, not copied. */
    public static Builder of(float... positions) {
        return new Builder(positions);
    }

    public int vertexCount() {
        return positions.length / 3;
    }

    public int triangleCount() {
        return indices.length / 3;
    }

    /** x, y, z of each vertex in metres. */
    public FloatBuffer positions() {
        return FloatBuffer.wrap(positions).asReadOnlyBuffer();
    }

    /** x, y, z of each vertex, length 1. */
    public Optional<FloatBuffer> normals() {
        return optional(normals);
    }

    /** How many sets of texture coordinates there are. */
    public int textureCoordinateSets() {
        return textureCoordinates.size();
    }

    /** u, v of each vertex; v grows downwards. Empty where there is no such set. */
    public Optional<FloatBuffer> textureCoordinates(int set) {
        return set < textureCoordinates.size() ? optional(textureCoordinates.get(set)) : Optional.empty();
    }

    /** Red, green, blue, alpha of each vertex, linear, 0 to 1. */
    public Optional<FloatBuffer> colours() {
        return optional(colours);
    }

    /** How many joints move each vertex: 0 where there is no skinning, else 4, 8, ... */
    public int influences() {
        return influences;
    }

    /** For each vertex {@link #influences()} positions in the skin's list of joints. */
    public IntBuffer joints() {
        return IntBuffer.wrap(joints).asReadOnlyBuffer();
    }

    /** For each vertex {@link #influences()} weights, not negative. */
    public FloatBuffer weights() {
        return FloatBuffer.wrap(weights).asReadOnlyBuffer();
    }

    /** What may move the vertices, by the weights of a mesh or a node. */
    public List<MorphTarget> morphTargets() {
        return morphTargets;
    }

    /** Three vertices a triangle; empty where the document draws points or lines. */
    public IntBuffer indices() {
        return IntBuffer.wrap(indices).asReadOnlyBuffer();
    }

    /** Position in the document's list of materials; none for plain white. */
    public OptionalInt material() {
        return material;
    }

    private static Optional<FloatBuffer> optional(float[] values) {
        return values.length == 0
                ? Optional.empty()
                : Optional.of(FloatBuffer.wrap(values).asReadOnlyBuffer());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Primitive primitive
                && Arrays.equals(positions, primitive.positions)
                && Arrays.equals(normals, primitive.normals)
                && Arrays.deepEquals(textureCoordinates.toArray(), primitive.textureCoordinates.toArray())
                && Arrays.equals(colours, primitive.colours)
                && Arrays.equals(joints, primitive.joints)
                && Arrays.equals(weights, primitive.weights)
                && morphTargets.equals(primitive.morphTargets)
                && Arrays.equals(indices, primitive.indices)
                && material.equals(primitive.material);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(positions) + Arrays.hashCode(indices);
    }

    @Override
    public String toString() {
        return "Primitive[vertices=" + vertexCount() + ", triangles=" + triangleCount() + "]";
    }

    /** Puts a primitive together; lengths and indices are checked by {@link #build()}. Not thread-safe. */
    public static final class Builder {
        private final float[] positions;
        private final List<float[]> textureCoordinates = new ArrayList<>();
        private float[] normals = NONE;
        private float[] colours = NONE;
        private int[] joints = {};
        private float[] weights = NONE;
        private final List<MorphTarget> morphTargets = new ArrayList<>();
        private int[] indices;
        private OptionalInt material = OptionalInt.empty();

        private Builder(float[] positions) {
            this.positions = positions;
            indices = new int[positions.length / 9 * 3];
            Arrays.setAll(indices, i -> i);
        }

        public Builder normals(float... values) {
            normals = values;
            return this;
        }

        /** Adds the next set: u, v of each vertex. */
        public Builder textureCoordinates(float... values) {
            textureCoordinates.add(values);
            return this;
        }

        /** Red, green, blue, alpha of each vertex, linear. */
        public Builder colours(float... values) {
            colours = values;
            return this;
        }

        /** As many joints a vertex as weights: a multiple of 4. */
        public Builder influences(int[] jointsOfVertices, float... weightsOfVertices) {
            joints = jointsOfVertices;
            weights = weightsOfVertices;
            return this;
        }

        /** Adds the next morph target. */
        public Builder morphTarget(MorphTarget target) {
            morphTargets.add(target);
            return this;
        }

        /** Three vertices a triangle; without, each three vertices in turn are one. */
        public Builder indices(int... values) {
            indices = values;
            return this;
        }

        public Builder material(int index) {
            material = OptionalInt.of(index);
            return this;
        }

        /**
         * The primitive.
         *
         * @throws IllegalArgumentException when an array's length or an index does not fit
         */
        public Primitive build() {
            int vertices = positions.length / 3;
            require(vertices > 0 && positions.length % 3 == 0, "positions must be x, y, z of one vertex or more");
            require(fits(normals, 3 * vertices), "normals must be x, y, z of each vertex");
            require(
                    textureCoordinates.stream().allMatch(set -> set.length == 2 * vertices),
                    "texture coordinates must be u, v of each vertex");
            require(fits(colours, 4 * vertices), "colours must be red, green, blue, alpha of each vertex");
            require(
                    joints.length == weights.length && joints.length % (4 * vertices) == 0,
                    "joints and weights must be four or a multiple for each vertex");
            require(
                    morphTargets.stream().allMatch(target -> target.fits(vertices)),
                    "morph targets must be x, y, z of each vertex");
            require(indices.length % 3 == 0, "indices must be three for each triangle");
            for (int index : indices) {
                require(index >= 0 && index < vertices, "indices must name vertices");
            }
            return new Primitive(this);
        }

        private static boolean fits(float[] values, int length) {
            return values.length == 0 || values.length == length;
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }
    }
}
