package org.vsekai.backpack.factors;

import java.util.Map;

/**
 * The vector of a user from interactions alone: the user's half-step of implicit ALS with the items held still. Hu, Koren
 * and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (ICDM 2008), equation 4, as MLlib has it:
 *
 * <pre>x = (Y'Y + sum_i alpha r_i y_i y_i' + lambda n I)^-1 sum_i (1 + alpha r_i) y_i</pre>
 *
 * with n the number of interactions (weighted lambda). Y'Y is computed once, at O(items rank^2); a fold-in costs O((n +
 * rank) rank^2). Immutable and thread-safe.
 */
public final class FoldIn {
    private final Vectors items;
    private final double alpha;
    private final double regularisation;
    private final double[] gram;

    /**
     * @param alpha confidence of an interaction of strength 1, above 0
     * @param regularisation lambda, above 0
     */
    public FoldIn(Vectors items, double alpha, double regularisation) {
        if (!(alpha > 0) || !(regularisation > 0)) {
            throw new IllegalArgumentException(
                    "alpha and reg must be above 0, not " + alpha + " and " + regularisation);
        }
        this.items = items;
        this.alpha = alpha;
        this.regularisation = regularisation;
        this.gram = gram(items);
    }

    /**
     * The user's vector.
     *
     * @param strengths strength (above 0) by item; items without a vector are left out, as in training
     * @throws IllegalArgumentException when none of the items has a vector
     */
    public float[] user(Map<Integer, Double> strengths) {
        int rank = items.rank();
        var matrix = gram.clone();
        var right = new double[rank];
        int count = 0;
        for (var entry : strengths.entrySet()) {
            if (items.has(entry.getKey())) {
                count++;
                accumulate(matrix, right, items.vector(entry.getKey()), alpha * entry.getValue());
            }
        }
        if (count == 0) {
            throw new IllegalArgumentException("none of the items has a vector");
        }
        for (int d = 0; d < rank; d++) {
            matrix[d * rank + d] += regularisation * count;
        }
        Cholesky.solve(matrix, right);
        var user = new float[rank];
        for (int d = 0; d < rank; d++) {
            user[d] = (float) right[d];
        }
        return user;
    }

    private static void accumulate(double[] matrix, double[] right, float[] item, double confidence) {
        int rank = item.length;
        for (int row = 0; row < rank; row++) {
            right[row] += (1 + confidence) * item[row];
            for (int column = 0; column <= row; column++) {
                matrix[row * rank + column] += confidence * item[row] * item[column];
            }
        }
    }

    /** The lower triangle of Y'Y, row-major. */
    private static double[] gram(Vectors items) {
        int rank = items.rank();
        var gram = new double[rank * rank];
        for (int b = 0; b < items.blockCount(); b++) {
            var block = items.block(b);
            int rows = block.length / rank;
            for (int row = 0; row < rank; row++) {
                for (int column = 0; column <= row; column++) {
                    gram[row * rank + column] += dot(block, row * rows, column * rows, rows);
                }
            }
        }
        return gram;
    }

    private static double dot(float[] block, int first, int second, int length) {
        double even = 0;
        double odd = 0;
        int j = 0;
        for (; j + 2 <= length; j += 2) {
            even += (double) block[first + j] * block[second + j];
            odd += (double) block[first + j + 1] * block[second + j + 1];
        }
        return j < length ? even + odd + (double) block[first + j] * block[second + j] : even + odd;
    }
}
