package org.vsekai.backpack.release;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a user did, by item: the signed sum of what their interactions with it count, the items in ascending order. 0 or below:
 * the user met it, and does not want it any more. Immutable and thread-safe.
 */
public final class History {
    private static final History NONE = new History(new int[0], new float[0]);

    private final int[] items;
    private final float[] strengths;

    /** The arrays are the history's own from now on. */
    History(int[] items, float[] strengths) {
        this.items = items;
        this.strengths = strengths;
    }

    public static History none() {
        return NONE;
    }

    /** The history of these sums. */
    public static History of(Map<Integer, Double> sums) {
        var sorted = new TreeMap<>(sums);
        var items = new int[sorted.size()];
        var strengths = new float[items.length];
        int i = 0;
        for (var entry : sorted.entrySet()) {
            items[i] = entry.getKey();
            strengths[i++] = entry.getValue().floatValue();
        }
        return new History(items, strengths);
    }

    /** How many items the user met. */
    public int size() {
        return items.length;
    }

    /** The item at a place. */
    public int item(int place) {
        return items[place];
    }

    /** What the interactions with the item at a place count together. */
    public float strength(int place) {
        return strengths[place];
    }

    /** This history with more added to it. */
    public History plus(Map<Integer, Double> more) {
        if (more.isEmpty()) {
            return this;
        }
        var sums = new HashMap<>(more);
        for (int i = 0; i < items.length; i++) {
            sums.merge(items[i], (double) strengths[i], Double::sum);
        }
        return of(sums);
    }

    /** Strength by item, without those that came to nothing, as training has it. A copy. */
    public Map<Integer, Double> nonZero() {
        var result = new HashMap<Integer, Double>();
        for (int i = 0; i < items.length; i++) {
            if (strengths[i] != 0) {
                result.put(items[i], (double) strengths[i]);
            }
        }
        return result;
    }
}
