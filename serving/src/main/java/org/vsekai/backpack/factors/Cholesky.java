package org.vsekai.backpack.factors;

/**
 * Solves symmetric positive definite systems. Row by row over the upper triangle, so that each inner loop adds a multiple of
 * one row to another and the compiler can use the vector unit.
 */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves A x = b in place: afterwards right holds x and the matrix its factor.
     *
     * @param matrix n x n, row-major; only the upper triangle is read
     * @throws ArithmeticException when the matrix is not positive definite
     */
    static void solve(double[] matrix, double[] right) {
        int n = right.length;
        for (int pivot = 0; pivot < n; pivot++) {
            int row = pivot * n;
            double square = matrix[row + pivot];
            if (!(square > 0)) {
                throw new ArithmeticException("the matrix is not positive definite at row " + pivot);
            }
            double scale = 1 / Math.sqrt(square);
            for (int j = pivot; j < n; j++) {
                matrix[row + j] *= scale;
            }
            for (int i = pivot + 1; i < n; i++) {
                add(matrix, i * n, -matrix[row + i], matrix, row, i, n);
            }
        }
        forward(matrix, right);
        backward(matrix, right);
    }

    /** Adds a multiple of a part of one array to that of another: target[to + j] += factor * source[from + j]. */
    static void add(double[] target, int to, double factor, double[] source, int from, int first, int end) {
        for (int j = first; j < end; j++) {
            target[to + j] += factor * source[from + j];
        }
    }

    private static void forward(double[] factor, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            right[i] /= factor[i * n + i];
            add(right, 0, -right[i], factor, i * n, i + 1, n);
        }
    }

    private static void backward(double[] factor, double[] right) {
        int n = right.length;
        for (int i = n - 1; i >= 0; i--) {
            double sum = right[i];
            for (int j = i + 1; j < n; j++) {
                sum -= factor[i * n + j] * right[j];
            }
            right[i] = sum / factor[i * n + i];
        }
    }
}
