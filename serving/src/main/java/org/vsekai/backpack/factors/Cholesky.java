package org.vsekai.backpack.factors;

/** Solves symmetric positive definite systems. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Solves A x = b in place: afterwards right holds x and the matrix its factor.
     *
     * @param matrix n x n, row-major; only the lower triangle is read
     * @throws ArithmeticException when the matrix is not positive definite
     */
    static void solve(double[] matrix, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i * n + j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i * n + k] * matrix[j * n + k];
                }
                if (i != j) {
                    matrix[i * n + j] = sum / matrix[j * n + j];
                } else if (sum > 0) {
                    matrix[i * n + i] = Math.sqrt(sum);
                } else {
                    throw new ArithmeticException("the matrix is not positive definite at row " + i);
                }
            }
        }
        forward(matrix, right);
        backward(matrix, right);
    }

    private static void forward(double[] factor, double[] right) {
        int n = right.length;
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= factor[i * n + k] * right[k];
            }
            right[i] /= factor[i * n + i];
        }
    }

    private static void backward(double[] factor, double[] right) {
        int n = right.length;
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= factor[k * n + i] * right[k];
            }
            right[i] /= factor[i * n + i];
        }
    }
}
