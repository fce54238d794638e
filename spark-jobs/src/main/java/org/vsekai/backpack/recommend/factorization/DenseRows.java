package org.vsekai.backpack.recommend.factorization;

import java.util.stream.IntStream;

/** What is done to all rows of a side at once, in parallel. The results do not depend on the number of threads. */
final class DenseRows {
    private static final int ROWS_PER_TASK = 4_096;
    private static final int ROWS_PER_TILE = 64;

    private final int rank;
    private final Workers workers;
    private final Kernel kernel;

    DenseRows(int rank, Workers workers, Kernel kernel) {
        this.rank = rank;
        this.workers = workers;
        this.kernel = kernel;
    }

    /** The Gram matrix, the sum of the outer products of the rows with themselves. */
    double[] gram(float[] rows) {
        int count = rows.length / rank;
        var parts = new float[tasks(count)][][];
        workers.each(
                parts.length,
                () -> new float[rank][ROWS_PER_TILE],
                (tile, task) -> parts[task] =
                        gram(rows, task * ROWS_PER_TASK, Math.min(count, (task + 1) * ROWS_PER_TASK), tile));
        var sum = new double[rank * rank];
        for (var part : parts) {
            for (int i = 0; i < rank; i++) {
                for (int k = 0; k < rank; k++) {
                    sum[i * rank + k] += part[i][k];
                }
            }
        }
        return sum;
    }

    private float[][] gram(float[] rows, int first, int end, float[][] tile) {
        var sum = new float[rank][rank];
        var numbers = IntStream.range(first, end).toArray();
        for (int from = first; from < end; from += ROWS_PER_TILE) {
            int to = Math.min(end, from + ROWS_PER_TILE);
            for (int row = from; row < to; row++) {
                for (int k = 0; k < rank; k++) {
                    tile[k][row - from] = rows[row * rank + k];
                }
            }
            for (int k = 0; k < rank; k++) {
                kernel.addRows(rows, rank, numbers, from - first, to - first, tile[k], sum[k]);
            }
        }
        return sum;
    }

    /** Puts each row times the matrix in the row's place. */
    void turn(float[] rows, float[] matrix) {
        int count = rows.length / rank;
        var numbers = IntStream.range(0, rank).toArray();
        workers.each(tasks(count), () -> new float[2][rank], (scratch, task) -> {
            int end = Math.min(count, (task + 1) * ROWS_PER_TASK);
            for (int row = task * ROWS_PER_TASK; row < end; row++) {
                System.arraycopy(rows, row * rank, scratch[0], 0, rank);
                java.util.Arrays.fill(scratch[1], 0);
                kernel.addRows(matrix, rank, numbers, 0, rank, scratch[0], scratch[1]);
                System.arraycopy(scratch[1], 0, rows, row * rank, rank);
            }
        });
    }

    private static int tasks(int count) {
        return (count + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
    }
}
