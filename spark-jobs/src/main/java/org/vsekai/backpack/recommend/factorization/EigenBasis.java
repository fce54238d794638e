package org.vsekai.backpack.recommend.factorization;

import dev.ludovic.netlib.lapack.JavaLAPACK;
import dev.ludovic.netlib.lapack.LAPACK;
import java.util.Arrays;
import org.netlib.util.intW;

/**
 * The axes along which a side's Gram matrix is diagonal. Turned to them, all that was not observed costs a row {@code
 * rank} multiplications instead of its square, and the diagonal is a good preconditioner. Immutable, thread-safe.
 */
final class EigenBasis {
    private final float[] values;
    private final float[] vectors;

    private EigenBasis(float[] values, float[] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** The eigenvalues, 0 at least. */
    float[] values() {
        return values;
    }

    /** The eigenvectors as columns: a row of the turned factors is the old row times this matrix. */
    float[] vectors() {
        return vectors;
    }

    /** Of a symmetric matrix, row by row. */
    static EigenBasis of(double[] gram, int rank) {
        if (!Arrays.stream(gram).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "the factors are not finite: the penalty is too small for these strengths");
        }
        var vectors = gram.clone();
        var values = new double[rank];
        var info = new intW(0);
        // Java's, not the system's: the same on every machine.
        LAPACK lapack = JavaLAPACK.getInstance();
        var work = new double[Math.max(1, 34 * rank)];
        lapack.dsyev("V", "U", rank, vectors, rank, values, work, work.length, info);
        if (info.val != 0) {
            throw new IllegalArgumentException("the eigenvalues of the factors' Gram matrix did not converge");
        }
        return new EigenBasis(notNegative(values), transposed(vectors, rank));
    }

    private static float[] notNegative(double[] values) {
        var result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = (float) Math.max(0, values[i]);
        }
        return result;
    }

    /** LAPACK's columns as rows, each row holding one coordinate of every vector. */
    private static float[] transposed(double[] columns, int rank) {
        var result = new float[columns.length];
        for (int i = 0; i < rank; i++) {
            for (int k = 0; k < rank; k++) {
                result[i * rank + k] = (float) columns[k * rank + i];
            }
        }
        return result;
    }
}
