package org.vsekai.backpack.factors;

import java.util.Arrays;

/** Collects A = sum w y y' and b = sum t y, and solves (A + penalty I) x = b. For one thread. */
final class NormalEquations {
    private final int rank;
    private final double[] matrix;
    private final double[] right;
    private final double[] row;

    NormalEquations(int rank) {
        this.rank = rank;
        this.matrix = new double[rank * rank];
        this.right = new double[rank];
        this.row = new double[rank];
    }

    /** Forgets what was collected. */
    void clear() {
        Arrays.fill(matrix, 0);
        Arrays.fill(right, 0);
    }

    /** Takes A from another. */
    void start(double[] upperTriangle) {
        System.arraycopy(upperTriangle, 0, matrix, 0, matrix.length);
    }

    /** Adds weight y y' to A and target y to b, with y the row that begins there. */
    void add(float[] numbers, int from, double weight, double target) {
        for (int d = 0; d < rank; d++) {
            row[d] = numbers[from + d];
        }
        for (int d = 0; d < rank; d++) {
            Cholesky.add(matrix, d * rank, weight * row[d], row, 0, d, rank);
        }
        Cholesky.add(right, 0, target, row, 0, 0, rank);
    }

    /** Takes another b; what was collected of it is forgotten. */
    void aim(float[] target) {
        for (int d = 0; d < rank; d++) {
            right[d] = target[d];
        }
    }

    /** The upper triangle of A, row-major. */
    double[] matrix() {
        return matrix.clone();
    }

    /**
     * The solution; A is used up.
     *
     * @throws ArithmeticException when the matrix is not positive definite
     */
    float[] solve(double penalty) {
        for (int d = 0; d < rank; d++) {
            matrix[d * rank + d] += penalty;
        }
        Cholesky.solve(matrix, right);
        var solution = new float[rank];
        for (int d = 0; d < rank; d++) {
            solution[d] = (float) right[d];
        }
        return solution;
    }
}
