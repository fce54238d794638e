package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;

/** The best few of many scored items, best first; of equal scores the item that was offered first wins. For one thread. */
public final class BestItems {
    private final int[] items;
    private final float[] scores;
    private int size;

    public BestItems(int most) {
        items = new int[most];
        scores = new float[most];
    }

    /** Whether an item of this score would be taken. A score that is no number never is. */
    public boolean wants(float score) {
        return size < items.length ? !Float.isNaN(score) : score > scores[size - 1];
    }

    /** Takes an item that it {@link #wants}. */
    public void put(int item, float score) {
        int at = size < items.length ? size++ : size - 1;
        while (at > 0 && scores[at - 1] < score) {
            items[at] = items[at - 1];
            scores[at] = scores[at - 1];
            at--;
        }
        items[at] = item;
        scores[at] = score;
    }

    public int[] items() {
        return Arrays.copyOf(items, size);
    }
}
