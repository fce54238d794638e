package org.vsekai.backpack.factors;

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

    /** Takes A from another; what was collected is forgotten. */
    void start(double[] upperTriangle) {
        System.arraycopy(upperTriangle, 0, matrix, 0, matrix.length);
    }

    /** Adds weight y y' to A and target y to b. */
    void add(float[] vector, double weight, double target) {
        for (int d = 0; d < rank; d++) {
            row[d] = vector[d];
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
