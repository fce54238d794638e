package org.vsekai.backpack.recommend.factorization;

/** The half-step as Hu, Koren and Volinsky write it: a dense system for one row, solved by elimination in double. */
final class NormalEquations {
    private NormalEquations() {}

    /**
     * @param strengths of the row, one for each row of the other side, 0 where there is none
     * @param other the other side's factors
     */
    static double[] solve(double[] strengths, float[] other, Objective objective) {
        int rank = objective.rank();
        var left = new double[rank][rank + 1];
        int positives = 0;
        for (int j = 0; j < strengths.length; j++) {
            double confidence = 1 + objective.alpha() * Math.abs(strengths[j]);
            positives += strengths[j] > 0 ? 1 : 0;
            for (int i = 0; i < rank; i++) {
                for (int k = 0; k < rank; k++) {
                    left[i][k] += confidence * other[j * rank + i] * other[j * rank + k];
                }
                left[i][rank] += strengths[j] > 0 ? confidence * other[j * rank + i] : 0;
            }
        }
        for (int i = 0; i < rank; i++) {
            left[i][i] += objective.regularisation() * Math.pow(positives, objective.exponent());
        }
        return positives == 0 ? new double[rank] : eliminate(left);
    }

    private static double[] eliminate(double[][] system) {
        int size = system.length;
        for (int i = 0; i < size; i++) {
            for (int row = 0; row < size; row++) {
                double factor = row == i ? 0 : system[row][i] / system[i][i];
                for (int k = i; k <= size && factor != 0; k++) {
                    system[row][k] -= factor * system[i][k];
                }
            }
        }
        var solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = system[i][size] / system[i][i];
        }
        return solution;
    }
}
