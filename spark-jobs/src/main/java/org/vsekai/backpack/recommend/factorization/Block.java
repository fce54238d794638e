package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The strengths of some rows of a side, as they lie in one partition. Entries of a row ascend, so that the same strengths make
 * the same block however they were sent.
 *
 * @param first the number, in the whole side, of the block's first row
 */
record Block(int first, SparseRows rows) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final long LOW_BITS = 0xffffffffL;

    /** Of triples whose rows and columns are numbers in the whole side. */
    static Block of(int first, int count, Iterable<Triples> parts) {
        var starts = new int[count + 1];
        for (var part : parts) {
            for (int i = 0; i < part.size(); i++) {
                starts[part.row(i) - first + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        var next = Arrays.copyOf(starts, count);
        var entries = new long[starts[count]];
        for (var part : parts) {
            for (int i = 0; i < part.size(); i++) {
                entries[next[part.row(i) - first]++] =
                        ((long) part.column(i) << Integer.SIZE) | (Float.floatToIntBits(part.strength(i)) & LOW_BITS);
            }
        }
        for (int row = 0; row < count; row++) {
            Arrays.sort(entries, starts[row], starts[row + 1]);
        }
        return new Block(first, unpacked(starts, entries));
    }

    private static SparseRows unpacked(int[] starts, long[] entries) {
        var columns = new int[entries.length];
        var strengths = new float[entries.length];
        for (int i = 0; i < entries.length; i++) {
            columns[i] = (int) (entries[i] >>> Integer.SIZE);
            strengths[i] = Float.intBitsToFloat((int) entries[i]);
        }
        return new SparseRows(starts, columns, strengths);
    }
}
