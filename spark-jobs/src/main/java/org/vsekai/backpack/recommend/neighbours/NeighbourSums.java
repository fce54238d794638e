package org.vsekai.backpack.recommend.neighbours;

import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** What a user's items say of all others: the sum of their rows of neighbours. */
public final class NeighbourSums {
    private NeighbourSums() {}

    /** The sums for all items, 0 for what no row names. */
    public static float[] of(SparseMatrix neighbours, int[] own) {
        var sums = new float[neighbours.columns()];
        add(neighbours, own, sums, 0);
        return sums;
    }

    /** Adds them to what is there, that of item 0 at a place. */
    static void add(SparseMatrix neighbours, int[] own, float[] sums, int from) {
        for (int item : own) {
            for (int at = neighbours.start(item); at < neighbours.end(item); at++) {
                sums[from + neighbours.column(at)] += neighbours.value(at);
            }
        }
    }
}
