package org.vsekai.backpack.release;

import java.util.Arrays;

/**
 * Who did what: each user's items with the signed sum of what their interactions count. Three flat arrays, 8 bytes a pair
 * of user and item and 4 a user. Immutable and thread-safe.
 */
public final class Histories {
    private final int[] starts;
    private final int[] items;
    private final float[] strengths;

    private Histories(int[] starts, int[] items, float[] strengths) {
        this.starts = starts;
        this.items = items;
        this.strengths = strengths;
    }

    /** What a user did; nothing for a number that nobody has. */
    public History of(int user) {
        if (user < 0 || user + 1 >= starts.length || starts[user] == starts[user + 1]) {
            return History.none();
        }
        return new History(
                Arrays.copyOfRange(items, starts[user], starts[user + 1]),
                Arrays.copyOfRange(strengths, starts[user], starts[user + 1]));
    }

    /** How many users want each item: those whose sum is above 0. */
    int[] usersByItem(int itemCount) {
        var counts = new int[itemCount];
        for (int i = 0; i < items.length; i++) {
            counts[items[i]] += strengths[i] > 0 ? 1 : 0;
        }
        return counts;
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

        Histories build(int userCount) {
            var order = byUser(userCount);
            var starts = new int[userCount + 1];
            var items = new int[size];
            var strengths = new float[size];
            int written = 0;
            int read = 0;
            for (int user = 0; user < userCount; user++) {
                int end = read;
                while (end < size && (int) (pairs[order[end]] >>> 32) == user) {
                    end++;
                }
                written = sums(order, read, end, items, strengths, written);
                starts[user + 1] = written;
                read = end;
            }
            return new Histories(starts, Arrays.copyOf(items, written), Arrays.copyOf(strengths, written));
        }

        /** Interactions of one user after those of another, by counting. */
        private int[] byUser(int userCount) {
            var next = new int[userCount + 1];
            for (int i = 0; i < size; i++) {
                next[(int) (pairs[i] >>> 32) + 1]++;
            }
            Arrays.parallelPrefix(next, Integer::sum);
            var order = new int[size];
            for (int i = 0; i < size; i++) {
                order[next[(int) (pairs[i] >>> 32)]++] = i;
            }
            return order;
        }

        /** One user's interactions as items in ascending order, each once; gives where the next user's begin. */
        private int sums(int[] order, int from, int to, int[] items, float[] strengths, int start) {
            var keys = new long[to - from];
            for (int i = from; i < to; i++) {
                keys[i - from] = pairs[order[i]] << 32 | order[i];
            }
            Arrays.sort(keys);
            int written = start;
            for (int i = 0; i < keys.length; ) {
                int item = (int) (keys[i] >>> 32);
                double sum = 0;
                for (; i < keys.length && (int) (keys[i] >>> 32) == item; i++) {
                    sum += weights[(int) keys[i]];
                }
                items[written] = item;
                strengths[written++] = (float) sum;
            }
            return written;
        }
    }
}
