package org.vsekai.backpack.scene;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far each vertex of a primitive and its normal move at weight 1 (glTF 2.0 section 3.7.2.2). Immutable: buffers
 * that it hands out are read-only. Tangents, texture coordinates and colours are not morphed.
 */
public final class MorphTarget {
    /** Moves nothing; stands for a target that nothing gives a weight, so that its numbers were not decoded. */
    public static final MorphTarget UNUSED = new MorphTarget(new float[0], new float[0]);

    private final float[] positions;
    private final float[] normals;

    private MorphTarget(float[] positions, float[] normals) {
        this.positions = positions;
        this.normals = normals;
    }

    /** A target of these shifts: x, y, z of each vertex; empty where nothing moves. Arrays are taken over. */
    public static MorphTarget of(float[] positions, float... normals) {
        return new MorphTarget(positions, normals);
    }

    /** x, y, z of each vertex's shift in metres. */
    public Optional<FloatBuffer> positions() {
        return optional(positions);
    }

    /** x, y, z of the shift of each vertex's normal. */
    public Optional<FloatBuffer> normals() {
        return optional(normals);
    }

    private static Optional<FloatBuffer> optional(float[] values) {
        return values.length == 0
                ? Optional.empty()
                : Optional.of(FloatBuffer.wrap(values).asReadOnlyBuffer());
    }

    boolean fits(int vertices) {
        return fits(positions, vertices) && fits(normals, vertices);
    }

    private static boolean fits(float[] values, int vertices) {
        return values.length == 0 || values.length == 3 * vertices;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MorphTarget target
                && Arrays.equals(positions, target.positions)
                && Arrays.equals(normals, target.normals);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(positions) + Arrays.hashCode(normals);
    }

    @Override
    public String toString() {
        return "MorphTarget[positions=" + positions.length / 3 + ", normals=" + normals.length / 3 + "]";
    }
}
