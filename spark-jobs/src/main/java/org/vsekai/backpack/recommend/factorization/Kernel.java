package org.vsekai.backpack.recommend.factorization;

/**
 * The inner loops of a fit, over rows of {@code rank} floats that lie one after the other. Thread-safe. Sums may be taken in
 * any order, the same for the same arguments.
 */
interface Kernel {
    /** {@code out[j - from]} is the inner product of row {@code columns[j]} and the vector, for j from from to to - 1. */
    void products(float[] rows, int rank, int[] columns, int from, int to, float[] vector, float[] out);

    /** Adds to {@code out} the rows {@code columns[j]}, each times {@code weights[j - from]}. */
    void addRows(float[] rows, int rank, int[] columns, int from, int to, float[] weights, float[] out);
}
