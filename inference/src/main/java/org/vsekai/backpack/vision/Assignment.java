package org.vsekai.backpack.vision;

import java.util.Arrays;

/**
 * Pairs rows with columns so that as many as possible are paired and these cost least together: the Hungarian method in its
 * form by shortest augmenting paths (R. Jonker and A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38, 1987). Pairs that cost too much are none: they are given a price above all others, and
 * taken out at the end.
 */
public final class Assignment {
    /** No column. */
    public static final int NONE = -1;

    private final Costs costs;
    private final int size;
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] rowOf;

    /** What it costs to pair a row with a column: 0 to 1, or infinity where that is out of the question. */
    public interface Costs {
        double of(int row, int column);
    }

    private Assignment(Costs costs, int size) {
        this.costs = costs;
        this.size = size;
        this.rowPrice = new double[size + 1];
        this.columnPrice = new double[size + 1];
        this.rowOf = new int[size + 1];
    }

    /**
     * The column of each row, or {@link #NONE}.
     *
     * @param most pairs that cost more are none
     */
    public static int[] cheapest(int rows, int columns, double most, Costs costs) {
        int size = Math.max(rows, columns);
        // Dearer than all possible pairs together: who can be paired is, before anything is saved.
        double none = size + 1.0;
        Costs padded = (row, column) -> {
            double cost = row < rows && column < columns ? costs.of(row, column) : none;
            return cost <= most ? cost : none;
        };
        var columnOf = new int[rows];
        Arrays.fill(columnOf, NONE);
        var rowOf = new Assignment(padded, size).solve();
        for (int column = 0; column < columns; column++) {
            int row = rowOf[column + 1] - 1;
            if (row < rows && padded.of(row, column) < none) {
                columnOf[row] = column;
            }
        }
        return columnOf;
    }

    /** The row of each column; both count from 1, and column 0 is where a path begins. */
    private int[] solve() {
        for (int row = 1; row <= size; row++) {
            rowOf[0] = row;
            augment();
        }
        return rowOf;
    }

    private void augment() {
        var shortest = new double[size + 1];
        Arrays.fill(shortest, Double.POSITIVE_INFINITY);
        var before = new int[size + 1];
        var isDone = new boolean[size + 1];
        int column = 0;
        while (rowOf[column] != 0) {
            isDone[column] = true;
            int next = nearest(column, shortest, before, isDone);
            raise(shortest[next], shortest, isDone);
            column = next;
        }
        while (column != 0) {
            rowOf[column] = rowOf[before[column]];
            column = before[column];
        }
    }

    private int nearest(int from, double[] shortest, int[] before, boolean[] isDone) {
        int row = rowOf[from];
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 1; column <= size; column++) {
            if (!isDone[column]) {
                double reduced = costs.of(row - 1, column - 1) - rowPrice[row] - columnPrice[column];
                if (reduced < shortest[column]) {
                    shortest[column] = reduced;
                    before[column] = from;
                }
                if (shortest[column] < least) {
                    least = shortest[column];
                    nearest = column;
                }
            }
        }
        return nearest;
    }

    private void raise(double by, double[] shortest, boolean[] isDone) {
        for (int column = 0; column <= size; column++) {
            if (isDone[column]) {
                rowPrice[rowOf[column]] += by;
                columnPrice[column] -= by;
            } else {
                shortest[column] -= by;
            }
        }
    }
}
