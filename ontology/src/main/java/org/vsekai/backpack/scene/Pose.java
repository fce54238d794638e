package org.vsekai.backpack.scene;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Where the vertices of a mesh are in the world: morphed, then moved by one matrix or by joints (linear blend skinning, glTF 2.0
 * section 3.7.3.3: the node's own transform does not count then). Immutable and thread-safe.
 */
public final class Pose {
    private final List<Matrix4> matrices;
    private final boolean skinned;
    private final List<Double> morphWeights;

    private Pose(List<Matrix4> matrices, boolean skinned, List<Double> morphWeights) {
        this.matrices = List.copyOf(matrices);
        this.skinned = skinned;
        this.morphWeights = List.copyOf(morphWeights);
    }

    static Pose rigid(Matrix4 world) {
        return new Pose(List.of(world), false, List.of());
    }

    static Pose skinned(List<Matrix4> jointWorlds, List<Matrix4> inverseBind) {
        return new Pose(
                IntStream.range(0, jointWorlds.size())
                        .mapToObj(i -> jointWorlds.get(i).multiply(inverseBind.get(i)))
                        .toList(),
                true,
                List.of());
    }

    /** The same pose with so much of each morph target. */
    Pose morphed(List<Double> weights) {
        return new Pose(matrices, skinned, weights);
    }

    /** Whether left becomes right, so that triangles turn the other way round. */
    public boolean mirrors() {
        return matrices.get(0).determinant3() < 0;
    }

    /** The vertices in the world: x, y, z of each, metres. A new array. */
    public float[] positions(Primitive primitive) {
        var local = morphed(primitive, primitive.positions(), MorphTarget::positions);
        var world = new float[local.length];
        var blend = new Blend(primitive);
        for (int v = 0; v < primitive.vertexCount(); v++) {
            var m = blend.matrix(v);
            double x = local[3 * v];
            double y = local[3 * v + 1];
            double z = local[3 * v + 2];
            world[3 * v] = (float) (m[0] * x + m[1] * y + m[2] * z + m[3]);
            world[3 * v + 1] = (float) (m[4] * x + m[5] * y + m[6] * z + m[7]);
            world[3 * v + 2] = (float) (m[8] * x + m[9] * y + m[10] * z + m[11]);
        }
        return world;
    }

    /** Normals of a primitive turned into the world: x, y, z of each vertex, length 1 (or 0). A new array. */
    public float[] normals(Primitive primitive, FloatBuffer stored) {
        var local = morphed(primitive, stored, MorphTarget::normals);
        var world = new float[local.length];
        var blend = new Blend(primitive);
        for (int v = 0; v < primitive.vertexCount(); v++) {
            turn(blend.matrix(v), local, world, 3 * v);
        }
        return world;
    }

    /** A vertex goes where it is plus its shift in each target times the weight (glTF 2.0 section 3.7.2.2). */
    private float[] morphed(
            Primitive primitive, FloatBuffer stored, Function<MorphTarget, Optional<FloatBuffer>> shiftsOf) {
        var values = new float[stored.remaining()];
        stored.get(values);
        for (int target = 0; target < morphWeights.size(); target++) {
            double weight = morphWeights.get(target);
            var shifts = shiftsOf.apply(primitive.morphTargets().get(target));
            if (weight != 0 && shifts.isPresent()) {
                for (int i = 0; i < values.length; i++) {
                    values[i] += (float) (weight * shifts.get().get(i));
                }
            }
        }
        return values;
    }

    /** By the cofactors, which are the inverse transposed but for a factor and exist where the inverse does not. */
    private static void turn(double[] m, float[] local, float[] world, int at) {
        double x = local[at];
        double y = local[at + 1];
        double z = local[at + 2];
        double c00 = m[5] * m[10] - m[6] * m[9];
        double c01 = m[6] * m[8] - m[4] * m[10];
        double c02 = m[4] * m[9] - m[5] * m[8];
        double sign = Math.signum(m[0] * c00 + m[1] * c01 + m[2] * c02);
        double nx = c00 * x + c01 * y + c02 * z;
        double ny =
                (m[2] * m[9] - m[1] * m[10]) * x + (m[0] * m[10] - m[2] * m[8]) * y + (m[1] * m[8] - m[0] * m[9]) * z;
        double nz = (m[1] * m[6] - m[2] * m[5]) * x + (m[2] * m[4] - m[0] * m[6]) * y + (m[0] * m[5] - m[1] * m[4]) * z;
        double length = Math.sqrt(nx * nx + ny * ny + nz * nz);
        double factor = length > 0 ? (sign == 0 ? 1 : sign) / length : 0;
        world[at] = (float) (nx * factor);
        world[at + 1] = (float) (ny * factor);
        world[at + 2] = (float) (nz * factor);
    }

    /** The matrix of each vertex of one primitive; the array it gives is its own and holds until the next call. */
    private final class Blend {
        private final double[][] parts = matrices.stream().map(Matrix4::toArray).toArray(double[][]::new);
        private final double[] sum = new double[12];
        private final int influences;
        private final int[] joints;
        private final float[] weights;

        Blend(Primitive primitive) {
            influences = skinned ? primitive.influences() : 0;
            joints = new int[influences * primitive.vertexCount()];
            weights = new float[joints.length];
            if (influences > 0) {
                primitive.joints().get(joints);
                primitive.weights().get(weights);
            }
        }

        double[] matrix(int vertex) {
            if (influences == 0) {
                return parts[0];
            }
            int from = vertex * influences;
            double total = 0;
            for (int i = from; i < from + influences; i++) {
                total += weights[i];
            }
            if (total == 0) {
                return parts[joints[from]];
            }
            Arrays.fill(sum, 0);
            for (int i = from; i < from + influences; i++) {
                if (weights[i] != 0) {
                    add(parts[joints[i]], weights[i] / total);
                }
            }
            return sum;
        }

        private void add(double[] part, double weight) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weight * part[k];
            }
        }
    }
}
