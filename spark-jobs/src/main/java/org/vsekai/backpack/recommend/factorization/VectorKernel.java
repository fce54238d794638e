package org.vsekai.backpack.recommend.factorization;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** For a JVM with the module jdk.incubator.vector, which must be added to compile this class too. */
final class VectorKernel implements Kernel {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final int ROWS_AT_ONCE = 4;

    @Override
    public void products(float[] rows, int rank, int[] columns, int from, int to, float[] vector, float[] out) {
        int bound = SPECIES.loopBound(rank);
        int j = from;
        for (; j + ROWS_AT_ONCE <= to; j += ROWS_AT_ONCE) {
            int a = columns[j] * rank;
            int b = columns[j + 1] * rank;
            int c = columns[j + 2] * rank;
            int d = columns[j + 3] * rank;
            var sumA = FloatVector.zero(SPECIES);
            var sumB = FloatVector.zero(SPECIES);
            var sumC = FloatVector.zero(SPECIES);
            var sumD = FloatVector.zero(SPECIES);
            for (int k = 0; k < bound; k += LANES) {
                var part = FloatVector.fromArray(SPECIES, vector, k);
                sumA = FloatVector.fromArray(SPECIES, rows, a + k).fma(part, sumA);
                sumB = FloatVector.fromArray(SPECIES, rows, b + k).fma(part, sumB);
                sumC = FloatVector.fromArray(SPECIES, rows, c + k).fma(part, sumC);
                sumD = FloatVector.fromArray(SPECIES, rows, d + k).fma(part, sumD);
            }
            out[j - from] = sumA.reduceLanes(VectorOperators.ADD) + tail(rows, a, vector, bound, rank);
            out[j - from + 1] = sumB.reduceLanes(VectorOperators.ADD) + tail(rows, b, vector, bound, rank);
            out[j - from + 2] = sumC.reduceLanes(VectorOperators.ADD) + tail(rows, c, vector, bound, rank);
            out[j - from + 3] = sumD.reduceLanes(VectorOperators.ADD) + tail(rows, d, vector, bound, rank);
        }
        for (; j < to; j++) {
            int row = columns[j] * rank;
            var sum = FloatVector.zero(SPECIES);
            for (int k = 0; k < bound; k += LANES) {
                sum = FloatVector.fromArray(SPECIES, rows, row + k).fma(FloatVector.fromArray(SPECIES, vector, k), sum);
            }
            out[j - from] = sum.reduceLanes(VectorOperators.ADD) + tail(rows, row, vector, bound, rank);
        }
    }

    private static float tail(float[] rows, int row, float[] vector, int bound, int rank) {
        float sum = 0;
        for (int k = bound; k < rank; k++) {
            sum += rows[row + k] * vector[k];
        }
        return sum;
    }

    @Override
    public void addRows(float[] rows, int rank, int[] columns, int from, int to, float[] weights, float[] out) {
        int k = 0;
        for (; k + 4 * LANES <= rank; k += 4 * LANES) {
            addFourParts(rows, rank, columns, from, to, weights, out, k);
        }
        for (; k + LANES <= rank; k += LANES) {
            addPart(rows, rank, columns, from, to, weights, out, k);
        }
        for (int j = from; j < to && k < rank; j++) {
            for (int l = k; l < rank; l++) {
                out[l] += weights[j - from] * rows[columns[j] * rank + l];
            }
        }
    }

    /** Four vectors of sums stay in registers over all rows. */
    private static void addFourParts(
            float[] rows, int rank, int[] columns, int from, int to, float[] weights, float[] out, int k) {
        var a = FloatVector.fromArray(SPECIES, out, k);
        var b = FloatVector.fromArray(SPECIES, out, k + LANES);
        var c = FloatVector.fromArray(SPECIES, out, k + 2 * LANES);
        var d = FloatVector.fromArray(SPECIES, out, k + 3 * LANES);
        for (int j = from; j < to; j++) {
            int at = columns[j] * rank + k;
            var weight = FloatVector.broadcast(SPECIES, weights[j - from]);
            a = FloatVector.fromArray(SPECIES, rows, at).fma(weight, a);
            b = FloatVector.fromArray(SPECIES, rows, at + LANES).fma(weight, b);
            c = FloatVector.fromArray(SPECIES, rows, at + 2 * LANES).fma(weight, c);
            d = FloatVector.fromArray(SPECIES, rows, at + 3 * LANES).fma(weight, d);
        }
        a.intoArray(out, k);
        b.intoArray(out, k + LANES);
        c.intoArray(out, k + 2 * LANES);
        d.intoArray(out, k + 3 * LANES);
    }

    /** Four rows at once, each with a sum of its own: one sum alone would wait for itself. */
    private static void addPart(
            float[] rows, int rank, int[] columns, int from, int to, float[] weights, float[] out, int k) {
        var a = FloatVector.fromArray(SPECIES, out, k);
        var b = FloatVector.zero(SPECIES);
        var c = FloatVector.zero(SPECIES);
        var d = FloatVector.zero(SPECIES);
        int j = from;
        for (; j + ROWS_AT_ONCE <= to; j += ROWS_AT_ONCE) {
            int w = j - from;
            a = FloatVector.fromArray(SPECIES, rows, columns[j] * rank + k).fma(weight(weights, w), a);
            b = FloatVector.fromArray(SPECIES, rows, columns[j + 1] * rank + k).fma(weight(weights, w + 1), b);
            c = FloatVector.fromArray(SPECIES, rows, columns[j + 2] * rank + k).fma(weight(weights, w + 2), c);
            d = FloatVector.fromArray(SPECIES, rows, columns[j + 3] * rank + k).fma(weight(weights, w + 3), d);
        }
        for (; j < to; j++) {
            a = FloatVector.fromArray(SPECIES, rows, columns[j] * rank + k).fma(weight(weights, j - from), a);
        }
        a.add(b).add(c.add(d)).intoArray(out, k);
    }

    private static FloatVector weight(float[] weights, int at) {
        return FloatVector.broadcast(SPECIES, weights[at]);
    }
}
