package org.vsekai.backpack.recommend.matrix;

import java.util.Random;

/** Strengths of users by items to test on, as a table and as a sparse matrix; some users and items have none. */
public final class RandomMatrix {
    private final float[][] table;
    private final SparseMatrix matrix;

    private RandomMatrix(float[][] table, SparseMatrix matrix) {
        this.table = table;
        this.matrix = matrix;
    }

    public float[][] table() {
        return table;
    }

    public SparseMatrix matrix() {
        return matrix;
    }

    public static RandomMatrix of(int users, int items, double density, long seed) {
        var random = new Random(seed);
        var table = new float[users][items];
        var rows = new SparseMatrix.Builder(items, 1);
        for (int user = 0; user < users; user++) {
            boolean empty = user % 7 == 3;
            for (int item = 0; item < items; item++) {
                if (!empty && item % 11 != 5 && random.nextDouble() < density) {
                    table[user][item] = 1 + random.nextInt(4);
                    rows.put(item, table[user][item]);
                }
            }
            rows.endRow();
        }
        return new RandomMatrix(table, rows.build());
    }
}
