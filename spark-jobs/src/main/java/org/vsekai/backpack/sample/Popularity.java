package org.vsekai.backpack.sample;

import org.vsekai.backpack.table.Visibility;

/** How likely people are to come across an item at all, whatever their taste. Immutable and thread-safe. */
final class Popularity {
    private static final double EXPONENT = 0.9;
    /** Flattens the head: ranks are counted from this share of all items on, at least from {@link #LEAST_HEAD}. */
    private static final double HEAD = 0.01;

    private static final double LEAST_HEAD = 5;
    private static final double UNLISTED_FACTOR = 0.1;

    private final AliasTable table;

    private Popularity(AliasTable table) {
        this.table = table;
    }

    /**
     * Ranks in a random order; weights (rank + k)^-0.9 (Zipf and Mandelbrot). What is private nobody meets.
     *
     * @param visibilities of all items
     */
    static Popularity of(long seed, Visibility[] visibilities) {
        int n = visibilities.length;
        var ranks = shuffled(n, RandomStream.of(seed, "popularity", 0));
        double head = Math.max(LEAST_HEAD, HEAD * n);
        var weights = new double[n];
        boolean any = false;
        for (int i = 0; i < n; i++) {
            weights[i] = StrictMath.pow(ranks[i] + head, -EXPONENT) * factor(visibilities[i]);
            any |= weights[i] > 0;
        }
        if (!any) {
            throw new IllegalArgumentException(
                    "all items of this small world are private, so that nobody can meet any; take more items");
        }
        return new Popularity(new AliasTable(weights));
    }

    private static double factor(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> 1;
            case UNLISTED -> UNLISTED_FACTOR;
            case PRIVATE -> 0;
        };
    }

    /** Fisher and Yates. */
    private static int[] shuffled(int n, RandomStream random) {
        var order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.below(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    /** The position of an item that somebody comes across. */
    int draw(RandomStream random) {
        return table.draw(random);
    }
}
