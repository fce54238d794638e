package org.vsekai.backpack.recommend.factorization;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/** Distinct ids, ascending, and how often each came. Immutable, thread-safe. */
final class IdCounts implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[] ids;
    private final int[] counts;

    private IdCounts(int[] ids, int[] counts) {
        this.ids = ids;
        this.counts = counts;
    }

    /** Of ids in any order; sorts the array. */
    static IdCounts of(int[] all) {
        Arrays.sort(all);
        var ones = new int[all.length];
        Arrays.fill(ones, 1);
        return joined(all, ones);
    }

    static IdCounts sum(List<IdCounts> parts) {
        var sum = new IdCounts(new int[0], new int[0]);
        for (var part : parts) {
            sum = merged(sum, part);
        }
        return sum;
    }

    int[] ids() {
        return ids;
    }

    int[] counts() {
        return counts;
    }

    private static IdCounts merged(IdCounts left, IdCounts right) {
        var ids = new int[left.ids.length + right.ids.length];
        var counts = new int[ids.length];
        int l = 0;
        int r = 0;
        for (int i = 0; i < ids.length; i++) {
            boolean fromLeft = r == right.ids.length || (l < left.ids.length && left.ids[l] <= right.ids[r]);
            ids[i] = fromLeft ? left.ids[l] : right.ids[r];
            counts[i] = fromLeft ? left.counts[l++] : right.counts[r++];
        }
        return joined(ids, counts);
    }

    /** Adds up the counts of equal neighbours, in place. */
    private static IdCounts joined(int[] ids, int[] counts) {
        int size = 0;
        for (int i = 0; i < ids.length; i++) {
            if (size > 0 && ids[size - 1] == ids[i]) {
                counts[size - 1] += counts[i];
            } else {
                ids[size] = ids[i];
                counts[size++] = counts[i];
            }
        }
        return new IdCounts(Arrays.copyOf(ids, size), Arrays.copyOf(counts, size));
    }
}
