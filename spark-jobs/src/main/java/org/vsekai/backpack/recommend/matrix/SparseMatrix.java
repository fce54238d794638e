package org.vsekai.backpack.recommend.matrix;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * A matrix by rows that holds only its entries (CSR). Users by items its columns ascend within a row; lists of
 * neighbours are in the order of their weights. Its arrays are shared, not copied: nobody changes them. No record: Kryo,
 * which carries it to the executors, cannot make records. At most 2^31 - 1 entries.
 */
public final class SparseMatrix implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int columns;
    private final int[] starts;
    private final int[] indexes;
    private final float[] values;

    /**
     * A matrix over arrays that nobody changes from now on.
     *
     * @param columns how many there are
     * @param starts where each row's entries start, and, one more, where the last row's end
     * @param indexes the column of each entry
     * @param values the value of each entry
     */
    public SparseMatrix(int columns, int[] starts, int[] indexes, float[] values) {
        if (starts.length == 0
                || starts[0] != 0
                || starts[starts.length - 1] != indexes.length
                || indexes.length != values.length) {
            throw new IllegalArgumentException(
                    "the rows' starts do not fit " + indexes.length + " columns and " + values.length + " values");
        }
        this.columns = columns;
        this.starts = starts;
        this.indexes = indexes;
        this.values = values;
    }

    /** A matrix without entries. */
    public static SparseMatrix empty(int rows, int columns) {
        return new SparseMatrix(columns, new int[rows + 1], new int[0], new float[0]);
    }

    /** The rows of all these matrices, one matrix after the other. */
    public static SparseMatrix stacked(int columns, List<SparseMatrix> parts) {
        var rows = new Builder(
                columns, parts.stream().mapToInt(SparseMatrix::entries).sum());
        for (var part : parts) {
            for (int row = 0; row < part.rows(); row++) {
                for (int at = part.starts[row]; at < part.starts[row + 1]; at++) {
                    rows.put(part.indexes[at], part.values[at]);
                }
                rows.endRow();
            }
        }
        return rows.build();
    }

    /** What it holds, in a few words: other content gives others. */
    public String fingerprint() {
        return columns + " " + Arrays.hashCode(starts) + " " + Arrays.hashCode(indexes) + " " + Arrays.hashCode(values);
    }

    public int rows() {
        return starts.length - 1;
    }

    public int columns() {
        return columns;
    }

    public int entries() {
        return indexes.length;
    }

    /** Where a row's entries start. */
    public int start(int row) {
        return starts[row];
    }

    /** Where a row's entries end, exclusive. */
    public int end(int row) {
        return starts[row + 1];
    }

    /** The column of the entry at a place. */
    public int column(int at) {
        return indexes[at];
    }

    /** The value of the entry at a place. */
    public float value(int at) {
        return values[at];
    }

    /** The columns of a row's entries. */
    public int[] columnsOf(int row) {
        return Arrays.copyOfRange(indexes, starts[row], starts[row + 1]);
    }

    /** The values of a row's entries. */
    public float[] valuesOf(int row) {
        return Arrays.copyOfRange(values, starts[row], starts[row + 1]);
    }

    /** Columns as rows; within each of them what were rows ascend. */
    public SparseMatrix transposed() {
        var turned = new int[columns + 1];
        for (int column : indexes) {
            turned[column + 1]++;
        }
        for (int column = 0; column < columns; column++) {
            turned[column + 1] += turned[column];
        }
        var next = Arrays.copyOf(turned, columns);
        var turnedIndexes = new int[indexes.length];
        var turnedValues = new float[indexes.length];
        for (int row = 0; row < rows(); row++) {
            for (int at = starts[row]; at < starts[row + 1]; at++) {
                int place = next[indexes[at]]++;
                turnedIndexes[place] = row;
                turnedValues[place] = values[at];
            }
        }
        return new SparseMatrix(rows(), turned, turnedIndexes, turnedValues);
    }

    /** The rows from one on and before another. */
    public SparseMatrix part(int from, int to) {
        var moved = new int[to - from + 1];
        for (int row = from; row <= to; row++) {
            moved[row - from] = starts[row] - starts[from];
        }
        return new SparseMatrix(
                columns,
                moved,
                Arrays.copyOfRange(indexes, starts[from], starts[to]),
                Arrays.copyOfRange(values, starts[from], starts[to]));
    }

    /** Where the entries of a row start whose columns are at least this one; the row's columns ascend. */
    public int firstAtLeast(int row, int column) {
        int at = Arrays.binarySearch(indexes, starts[row], starts[row + 1], column);
        return at >= 0 ? at : -at - 1;
    }

    /** The same entries, the columns of each row ascending. */
    public SparseMatrix byColumn() {
        return transposed().transposed();
    }

    /** The same places with these values. */
    public SparseMatrix withValues(float[] others) {
        return new SparseMatrix(columns, starts, indexes, others);
    }

    /** The same places, each with the value 1. */
    public SparseMatrix ones() {
        var ones = new float[values.length];
        Arrays.fill(ones, 1f);
        return withValues(ones);
    }

    /**
     * Without the least of long rows: of a row with more than {@code most} entries those with the greatest values stay,
     * of equals those of the smaller columns.
     */
    public SparseMatrix capped(int most) {
        var best = new BestFew(most);
        var builder = new Builder(columns, entries());
        for (int row = 0; row < rows(); row++) {
            if (starts[row + 1] - starts[row] > most) {
                for (int at = starts[row]; at < starts[row + 1]; at++) {
                    best.offer(indexes[at], values[at]);
                }
                builder.addByColumn(best);
            } else {
                for (int at = starts[row]; at < starts[row + 1]; at++) {
                    builder.put(indexes[at], values[at]);
                }
                builder.endRow();
            }
        }
        return builder.build();
    }

    /** Makes a matrix row by row. */
    public static final class Builder {
        private final int columns;
        private int[] starts = new int[16];
        private int[] indexes;
        private float[] values;
        private int rows;
        private int entries;

        /**
         * An empty one.
         *
         * @param expected entries that there is room for at first
         */
        public Builder(int columns, int expected) {
            this.columns = columns;
            this.indexes = new int[Math.max(1, expected)];
            this.values = new float[Math.max(1, expected)];
        }

        /** Puts an entry into the row that is being made. */
        public void put(int column, float value) {
            if (entries == indexes.length) {
                grow(entries + 1);
            }
            indexes[entries] = column;
            values[entries++] = value;
        }

        /** The row that is being made is complete. */
        public void endRow() {
            if (++rows == starts.length) {
                starts = Arrays.copyOf(starts, 2 * rows);
            }
            starts[rows] = entries;
        }

        /** A row of the best, best first; they are taken out. */
        public void add(BestFew best) {
            int count = best.size();
            if (entries + count > indexes.length) {
                grow(entries + count);
            }
            best.drain(indexes, values, entries);
            entries += count;
            endRow();
        }

        private void addByColumn(BestFew best) {
            int from = entries;
            add(best);
            sort(from, entries);
        }

        /** By column; rows are short here, and nearly none is sorted. */
        private void sort(int from, int to) {
            var keyed = new long[to - from];
            for (int i = 0; i < keyed.length; i++) {
                keyed[i] = ((long) indexes[from + i] << Integer.SIZE)
                        | (Float.floatToRawIntBits(values[from + i]) & 0xffffffffL);
            }
            Arrays.sort(keyed);
            for (int i = 0; i < keyed.length; i++) {
                indexes[from + i] = (int) (keyed[i] >>> Integer.SIZE);
                values[from + i] = Float.intBitsToFloat((int) keyed[i]);
            }
        }

        public SparseMatrix build() {
            return new SparseMatrix(
                    columns,
                    Arrays.copyOf(starts, rows + 1),
                    Arrays.copyOf(indexes, entries),
                    Arrays.copyOf(values, entries));
        }

        private void grow(int least) {
            int size = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(least, indexes.length * 2L));
            indexes = Arrays.copyOf(indexes, size);
            values = Arrays.copyOf(values, size);
        }
    }
}
