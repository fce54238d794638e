package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;

/**
 * Where the users or the items of a fit lie: the i-th of the ascending ids is row i of the factors, and blocks are ranges of
 * rows with about the same work. Ids may be any ints. Immutable, thread-safe.
 */
final class SideLayout implements Serializable {
    private static final long serialVersionUID = 1L;
    /** What a row costs besides its entries, in entries. */
    private static final int WORK_PER_ROW = 8;
    /** A table of all ids in between is kept when it is at most so much longer than the ids. */
    private static final int LONGEST_TABLE = 8;

    private final int[] ids;
    private final int[] firsts;
    private final int[] table;

    private SideLayout(int[] ids, int[] firsts, int[] table) {
        this.ids = ids;
        this.firsts = firsts;
        this.table = table;
    }

    static SideLayout of(IdCounts counted, int blocks) {
        var ids = counted.ids();
        return new SideLayout(ids, firsts(counted.counts(), blocks), table(ids));
    }

    private static int[] firsts(int[] counts, int blocks) {
        long left = (long) counts.length * WORK_PER_ROW;
        for (int count : counts) {
            left += count;
        }
        var firsts = new int[blocks + 1];
        Arrays.fill(firsts, counts.length);
        int row = 0;
        for (int block = 0; block < blocks; block++) {
            firsts[block] = row;
            long share = (left + blocks - block - 1) / (blocks - block);
            for (long work = 0; row < counts.length && work < share; row++) {
                work += counts[row] + WORK_PER_ROW;
                left -= counts[row] + WORK_PER_ROW;
            }
        }
        return firsts;
    }

    /** The row of each id from the first to the last; empty when there are too many gaps. */
    private static int[] table(int[] ids) {
        if (ids.length == 0 || (long) ids[ids.length - 1] - ids[0] >= (long) LONGEST_TABLE * ids.length) {
            return new int[0];
        }
        var table = new int[ids[ids.length - 1] - ids[0] + 1];
        Arrays.fill(table, -1);
        for (int row = 0; row < ids.length; row++) {
            table[ids[row] - ids[0]] = row;
        }
        return table;
    }

    /** Ids in the order of their rows. */
    int[] ids() {
        return ids;
    }

    int count() {
        return ids.length;
    }

    int blocks() {
        return firsts.length - 1;
    }

    /** The row of an id, below 0 when it is not there. */
    int row(int id) {
        if (table.length == 0) {
            return Arrays.binarySearch(ids, id);
        }
        long at = (long) id - ids[0];
        return at < 0 || at >= table.length ? -1 : table[(int) at];
    }

    int blockOf(int row) {
        int at = Arrays.binarySearch(firsts, row);
        if (at < 0) {
            return -at - 2;
        }
        // Of blocks that start at the same row all but the last are empty.
        while (at + 1 < firsts.length - 1 && firsts[at + 1] == row) {
            at++;
        }
        return at;
    }

    /** The first row of a block; of the number of blocks, the number of rows. */
    int first(int block) {
        return firsts[block];
    }
}
