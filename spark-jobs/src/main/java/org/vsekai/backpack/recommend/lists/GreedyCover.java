package org.vsekai.backpack.recommend.lists;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/**
 * The items that together reach the most users: one after the other the item that reaches the most users who are not
 * reached yet. That is at least 1 - 1/e of the best there could be (Nemhauser, Wolsey and Fisher 1978). What an item
 * adds only falls as others are taken, so that it is counted anew only when it comes to the top (Minoux 1978).
 */
public final class GreedyCover {
    private GreedyCover() {}

    private record Gain(int item, int users) {}

    /**
     * The items in the order in which they are taken, of equals the smaller number; none that adds nobody.
     *
     * @param itemsByUsers who has an item
     * @param most so many at most
     */
    public static int[] of(SparseMatrix itemsByUsers, int most) {
        var queue = new PriorityQueue<Gain>(
                Comparator.comparingInt((Gain gain) -> -gain.users()).thenComparing(Gain::item));
        for (int item = 0; item < itemsByUsers.rows(); item++) {
            queue.add(new Gain(item, itemsByUsers.end(item) - itemsByUsers.start(item)));
        }
        var reached = new BitSet(itemsByUsers.columns());
        var taken = new int[Math.min(most, itemsByUsers.rows())];
        int count = 0;
        while (count < taken.length && !queue.isEmpty()) {
            var top = queue.remove();
            int gain = gain(itemsByUsers, top.item(), reached);
            if (gain < top.users()) {
                queue.add(new Gain(top.item(), gain));
            } else if (gain == 0) {
                break;
            } else {
                taken[count++] = top.item();
                for (int at = itemsByUsers.start(top.item()); at < itemsByUsers.end(top.item()); at++) {
                    reached.set(itemsByUsers.column(at));
                }
            }
        }
        return Arrays.copyOf(taken, count);
    }

    private static int gain(SparseMatrix itemsByUsers, int item, BitSet reached) {
        int gain = 0;
        for (int at = itemsByUsers.start(item); at < itemsByUsers.end(item); at++) {
            gain += reached.get(itemsByUsers.column(at)) ? 0 : 1;
        }
        return gain;
    }
}
