package org.vsekai.backpack.recommend.factorization;

import java.util.Arrays;

/**
 * Solves rows of one side for fixed factors of the other by preconditioned conjugate gradients from where the row stands
 * (Takács, Pilászy and Tikk, "Applications of the conjugate gradient method for implicit feedback collaborative
 * filtering", 2011). A row x with columns j minimises (D + sum c_j y_j y_j') x = sum (1 + c_j) p_j y_j, where c_j is alpha
 * |r_j|, p_j the preference, and D the diagonal of the other side's eigenvalues plus the row's penalty, which is the
 * preconditioner too. Holds scratch space: for one thread.
 */
final class RowSolver {
    private static final float SMALLEST = 1e-30f;

    private final Objective objective;
    private final int steps;
    private final Kernel kernel;
    private final float[] other;
    private final float[] eigenvalues;
    private final int rank;

    private final float[] diagonal;
    private final float[] inverse;
    private final float[] row;
    private final float[] residual;
    private final float[] scaled;
    private final float[] direction;
    private final float[] product;
    private float[] extra = new float[0];
    private float[] weights = new float[0];

    private double change;
    private double length;

    /**
     * @param other the other side's factors, turned to their {@link EigenBasis}
     * @param eigenvalues that basis' values
     */
    RowSolver(Objective objective, int steps, Kernel kernel, float[] other, float[] eigenvalues) {
        this.objective = objective;
        this.steps = steps;
        this.kernel = kernel;
        this.other = other;
        this.eigenvalues = eigenvalues;
        this.rank = objective.rank();
        this.diagonal = new float[rank];
        this.inverse = new float[rank];
        this.row = new float[rank];
        this.residual = new float[rank];
        this.scaled = new float[rank];
        this.direction = new float[rank];
        this.product = new float[rank];
    }

    /** The sum of the squares by which the rows that were solved have changed. */
    double change() {
        return change;
    }

    /** The sum of the squares of the rows that were solved. */
    double length() {
        return length;
    }

    /** Moves row {@code number} of the matrix, whose factor starts at {@code at}, towards its solution. */
    void solve(SparseRows matrix, int number, float[] factors, int at) {
        int from = matrix.start(number);
        int to = matrix.end(number);
        reserve(to - from);
        int positives = positives(matrix.values(), from, to);
        System.arraycopy(factors, at, row, 0, rank);
        if (positives == 0) {
            Arrays.fill(row, 0);
        } else {
            float penalty = (float) objective.penalty(positives);
            for (int k = 0; k < rank; k++) {
                diagonal[k] = eigenvalues[k] + penalty;
                inverse[k] = 1 / diagonal[k];
            }
            start(matrix, from, to);
            descend(matrix.columns(), from, to);
        }
        measure(factors, at);
        System.arraycopy(row, 0, factors, at, rank);
    }

    private void reserve(int entries) {
        if (extra.length < entries) {
            extra = new float[entries + entries / 2];
            weights = new float[extra.length];
        }
    }

    private int positives(float[] strengths, int from, int to) {
        float alpha = (float) objective.alpha();
        int positives = 0;
        for (int j = from; j < to; j++) {
            extra[j - from] = alpha * Math.abs(strengths[j]);
            positives += strengths[j] > 0 ? 1 : 0;
        }
        return positives;
    }

    /** The first residual: right side less left side. */
    private void start(SparseRows matrix, int from, int to) {
        var strengths = matrix.values();
        kernel.products(other, rank, matrix.columns(), from, to, row, weights);
        for (int j = 0; j < to - from; j++) {
            float wanted = strengths[from + j] > 0 ? 1 + extra[j] : 0;
            weights[j] = wanted - extra[j] * weights[j];
        }
        for (int k = 0; k < rank; k++) {
            residual[k] = -diagonal[k] * row[k];
        }
        kernel.addRows(other, rank, matrix.columns(), from, to, weights, residual);
    }

    private void descend(int[] columns, int from, int to) {
        Arrays.fill(direction, 0);
        float former = 1;
        for (int step = 0; step < steps; step++) {
            for (int k = 0; k < rank; k++) {
                scaled[k] = residual[k] * inverse[k];
            }
            float squares = dot(residual, scaled);
            if (squares < SMALLEST) {
                return;
            }
            float keep = step == 0 ? 0 : squares / former;
            for (int k = 0; k < rank; k++) {
                direction[k] = scaled[k] + keep * direction[k];
            }
            float far = squares / multiply(columns, from, to);
            for (int k = 0; k < rank; k++) {
                row[k] += far * direction[k];
                residual[k] -= far * product[k];
            }
            former = squares;
        }
    }

    /** The product of the left side's matrix and the direction; returns the direction's product with it. */
    private float multiply(int[] columns, int from, int to) {
        kernel.products(other, rank, columns, from, to, direction, weights);
        for (int j = 0; j < to - from; j++) {
            weights[j] *= extra[j];
        }
        for (int k = 0; k < rank; k++) {
            product[k] = diagonal[k] * direction[k];
        }
        kernel.addRows(other, rank, columns, from, to, weights, product);
        return dot(direction, product);
    }

    private void measure(float[] factors, int at) {
        for (int k = 0; k < rank; k++) {
            scaled[k] = row[k] - factors[at + k];
        }
        change += dot(scaled, scaled);
        length += dot(row, row);
    }

    /** Four sums at once: one alone would wait for itself at each step. */
    private float dot(float[] left, float[] right) {
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int k = 0;
        for (; k + 3 < rank; k += 4) {
            a += left[k] * right[k];
            b += left[k + 1] * right[k + 1];
            c += left[k + 2] * right[k + 2];
            d += left[k + 3] * right[k + 3];
        }
        for (; k < rank; k++) {
            a += left[k] * right[k];
        }
        return (a + b) + (c + d);
    }
}
