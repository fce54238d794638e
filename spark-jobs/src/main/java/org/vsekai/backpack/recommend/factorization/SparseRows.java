package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;

/**
 * A sparse matrix row after row (CSR): row i has the entries {@code starts[i]} to {@code starts[i + 1]} of columns and
 * values. The arrays are not copied and must not change. Thread-safe then.
 */
public final class SparseRows implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] starts;
    private final int[] columns;
    private final float[] values;

    /**
     * @param starts where each row starts, from 0 on, and at last the number of entries
     * @param columns the column of each entry
     * @param values the value of each entry, finite
     */
    public SparseRows(int[] starts, int[] columns, float[] values) {
        if (starts.length == 0 || starts[0] != 0 || starts[starts.length - 1] != columns.length) {
            throw new IllegalArgumentException("the rows do not start at 0 and end with the last entry");
        }
        if (columns.length != values.length) {
            throw new IllegalArgumentException(columns.length + " columns and " + values.length + " values");
        }
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a strength is not finite: " + value);
            }
        }
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /**
     * The matrix with these entries, in each row in the order in which they come.
     *
     * @param count number of rows
     * @param rows the row of each entry, from 0 to {@code count - 1}
     */
    public static SparseRows of(int count, int[] rows, int[] columns, float[] values) {
        var starts = new int[count + 1];
        for (int row : rows) {
            starts[row + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, count);
        var placedColumns = new int[rows.length];
        var placedValues = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            int at = next[rows[i]]++;
            placedColumns[at] = columns[i];
            placedValues[at] = values[i];
        }
        return new SparseRows(starts, placedColumns, placedValues);
    }

    /** The same entries by column; in each of its rows they ascend. */
    public SparseRows transposed(int columnCount) {
        var rowOfEntry = new int[columns.length];
        for (int row = 0; row < count(); row++) {
            Arrays.fill(rowOfEntry, starts[row], starts[row + 1], row);
        }
        return of(columnCount, columns, rowOfEntry, values);
    }

    /** Number of rows. */
    public int count() {
        return starts.length - 1;
    }

    /** Number of entries. */
    public int entries() {
        return columns.length;
    }

    int start(int row) {
        return starts[row];
    }

    int end(int row) {
        return starts[row + 1];
    }

    int[] columns() {
        return columns;
    }

    float[] values() {
        return values;
    }
}
