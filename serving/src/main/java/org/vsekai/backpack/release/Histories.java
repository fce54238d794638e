package org.vsekai.backpack.release;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Who did what: each user's items with the sum of their weighted strengths, and how many users each item has. Three flat arrays,
 * 8 bytes an interaction and 4 a user. Immutable and thread-safe.
 */
public final class Histories {
    private final int[] starts;
    private final int[] items;
    private final float[] strengths;
    private final int[] byPopularity;
    private final int[] userCounts;

    private Histories(int[] starts, int[] items, float[] strengths, int[] byPopularity, int[] userCounts) {
        this.starts = starts;
        this.items = items;
        this.strengths = strengths;
        this.byPopularity = byPopularity;
        this.userCounts = userCounts;
    }

    /** Whether the user did anything. */
    public boolean has(int user) {
        return user >= 0 && user + 1 < starts.length && starts[user] < starts[user + 1];
    }

    /** Hands over the items that a user met. */
    public void forEachItem(int user, IntConsumer consumer) {
        if (has(user)) {
            for (int i = starts[user]; i < starts[user + 1]; i++) {
                consumer.accept(items[i]);
            }
        }
    }

    /** Strength by item. A copy. */
    public Map<Integer, Double> strengths(int user) {
        var result = new HashMap<Integer, Double>();
        if (has(user)) {
            for (int i = starts[user]; i < starts[user + 1]; i++) {
                result.merge(items[i], (double) strengths[i], Double::sum);
            }
        }
        return result;
    }

    /** The item that stands at a place when items are sorted by falling number of users, then by their number. */
    public int byPopularity(int place) {
        return byPopularity[place];
    }

    /** How many users met the item. */
    public int users(int item) {
        return userCounts[item];
    }

    public int itemCount() {
        return byPopularity.length;
    }

    /** Collects interactions in any order. For one thread. */
    static final class Builder {
        private long[] pairs = new long[1024];
        private float[] weights = new float[1024];
        private int size;

        void add(int user, int item, double strength) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, size * 2);
                weights = Arrays.copyOf(weights, size * 2);
            }
            pairs[size] = (long) user << 32 | item;
            weights[size++] = (float) strength;
        }

        Histories build(int userCount, int itemCount) {
            var starts = new int[userCount + 1];
            for (int i = 0; i < size; i++) {
                starts[(int) (pairs[i] >>> 32) + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            var items = new int[size];
            var strengths = new float[size];
            var next = Arrays.copyOf(starts, userCount);
            for (int i = 0; i < size; i++) {
                int place = next[(int) (pairs[i] >>> 32)]++;
                items[place] = (int) pairs[i];
                strengths[place] = weights[i];
            }
            var userCounts = userCounts(starts, items, itemCount);
            return new Histories(starts, items, strengths, byPopularity(userCounts), userCounts);
        }

        /** A user who met an item more than once counts once. */
        private static int[] userCounts(int[] starts, int[] items, int itemCount) {
            var counts = new int[itemCount];
            var lastUser = new int[itemCount];
            Arrays.fill(lastUser, -1);
            for (int user = 0; user + 1 < starts.length; user++) {
                for (int i = starts[user]; i < starts[user + 1]; i++) {
                    if (lastUser[items[i]] != user) {
                        lastUser[items[i]] = user;
                        counts[items[i]]++;
                    }
                }
            }
            return counts;
        }

        private static int[] byPopularity(int[] userCounts) {
            var keys = new long[userCounts.length];
            for (int item = 0; item < keys.length; item++) {
                keys[item] = (long) -userCounts[item] << 32 | item;
            }
            Arrays.sort(keys);
            return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
        }
    }
}
