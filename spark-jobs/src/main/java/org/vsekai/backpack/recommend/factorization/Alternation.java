package org.vsekai.backpack.recommend.factorization;

import java.util.Arrays;

/**
 * The outer loop: items for fixed users, then users for fixed items. Before each half-step both sides are turned to the axes
 * of the fixed side's Gram matrix, which changes no product of a user and an item; at the end they are turned back.
 */
final class Alternation {
    private final Objective objective;
    private final Schedule schedule;
    private final DenseRows dense;

    Alternation(Objective objective, Schedule schedule, DenseRows dense) {
        this.objective = objective;
        this.schedule = schedule;
        this.dense = dense;
    }

    /** Solves all rows of a side, in place. */
    interface Side {
        Movement solve(float[] factors, float[] other, float[] eigenvalues);
    }

    /**
     * How far a side moved.
     *
     * @param change sum of squared differences
     * @param length sum of squares
     */
    record Movement(double change, double length) {
        static final Movement NONE = new Movement(0, 0);

        Movement plus(Movement other) {
            return new Movement(change + other.change, length + other.length);
        }

        double share() {
            return length == 0 ? 0 : Math.sqrt(change / length);
        }
    }

    Learnt run(Start start, Side users, Side items) {
        var factors = start.factors();
        var turned = identity(objective.rank());
        if (start.isWarm()) {
            halfStep(users, factors.users(), factors.items(), turned);
        }
        double share = Double.POSITIVE_INFINITY;
        int iteration = 0;
        while (iteration < schedule.iterations() && share >= schedule.tolerance()) {
            var movement = halfStep(items, factors.items(), factors.users(), turned)
                    .plus(halfStep(users, factors.users(), factors.items(), turned));
            share = movement.share();
            iteration++;
        }
        var back = transposed(turned, objective.rank());
        dense.turn(factors.users(), back);
        dense.turn(factors.items(), back);
        return new Learnt(factors, iteration, share);
    }

    private Movement halfStep(Side side, float[] factors, float[] other, double[] turned) {
        var basis = EigenBasis.of(dense.gram(other), objective.rank());
        dense.turn(other, basis.vectors());
        dense.turn(factors, basis.vectors());
        multiply(turned, basis.vectors(), objective.rank());
        return side.solve(factors, other, basis.values());
    }

    private static double[] identity(int rank) {
        var matrix = new double[rank * rank];
        for (int i = 0; i < rank; i++) {
            matrix[i * rank + i] = 1;
        }
        return matrix;
    }

    /** Puts the product with another matrix in the matrix' place. */
    private static void multiply(double[] matrix, float[] other, int rank) {
        var row = new double[rank];
        for (int i = 0; i < rank; i++) {
            Arrays.fill(row, 0);
            for (int j = 0; j < rank; j++) {
                for (int k = 0; k < rank; k++) {
                    row[k] += matrix[i * rank + j] * other[j * rank + k];
                }
            }
            System.arraycopy(row, 0, matrix, i * rank, rank);
        }
    }

    private static float[] transposed(double[] matrix, int rank) {
        var result = new float[matrix.length];
        for (int i = 0; i < rank; i++) {
            for (int k = 0; k < rank; k++) {
                result[k * rank + i] = (float) matrix[i * rank + k];
            }
        }
        return result;
    }
}
