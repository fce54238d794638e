package org.vsekai.backpack.recommend.factorization;

/** For a JVM without the module jdk.incubator.vector. */
final class ScalarKernel implements Kernel {
    @Override
    public void products(float[] rows, int rank, int[] columns, int from, int to, float[] vector, float[] out) {
        for (int j = from; j < to; j++) {
            int row = columns[j] * rank;
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int k = 0;
            for (; k + 3 < rank; k += 4) {
                a += rows[row + k] * vector[k];
                b += rows[row + k + 1] * vector[k + 1];
                c += rows[row + k + 2] * vector[k + 2];
                d += rows[row + k + 3] * vector[k + 3];
            }
            for (; k < rank; k++) {
                a += rows[row + k] * vector[k];
            }
            out[j - from] = (a + b) + (c + d);
        }
    }

    @Override
    public void addRows(float[] rows, int rank, int[] columns, int from, int to, float[] weights, float[] out) {
        for (int j = from; j < to; j++) {
            int row = columns[j] * rank;
            float weight = weights[j - from];
            for (int k = 0; k < rank; k++) {
                out[k] += weight * rows[row + k];
            }
        }
    }
}
