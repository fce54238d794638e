package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Intervals of means over users by the Poisson bootstrap (Chamandy, Muralidharan, Najmi and Naidu, "Estimating
 * uncertainty for massive data streams", 2012): in each replicate a user counts a Poisson(1) number of times, which
 * stands for drawing users with replacement and needs one pass over plain arrays. A user's counts depend on the seed and
 * the user's number alone, so that recommenders are compared on the same draws. Immutable and thread-safe.
 */
public final class Bootstrap {
    private static final double CONFIDENCE = 0.95;
    private static final int MOST_TIMES = 12;
    /** The chance of at most so many times, over 2^31. */
    private static final int[] UP_TO = upTo();

    private final int replicates;
    private final long seed;

    public Bootstrap(int replicates, long seed) {
        this.replicates = replicates;
        this.seed = seed;
    }

    /** The 95 % interval of a mean: the replicates' means between the 2.5th and the 97.5th percentile. */
    public record Interval(double low, double high) {}

    /**
     * The interval of each column's mean.
     *
     * @param users dense numbers, at least one
     * @param columns for each metric a value for each user
     */
    public Interval[] of(int[] users, double[][] columns) {
        var sums = new double[columns.length][replicates];
        var counts = new double[replicates];
        var times = new double[replicates];
        for (int user = 0; user < users.length; user++) {
            draw(users[user], times);
            add(times, 1, counts);
            for (int column = 0; column < columns.length; column++) {
                add(times, columns[column][user], sums[column]);
            }
        }
        var intervals = new Interval[columns.length];
        for (int column = 0; column < columns.length; column++) {
            intervals[column] = interval(sums[column], counts);
        }
        return intervals;
    }

    /** The interval of one mean. */
    public Interval of(int[] users, double[] values) {
        return of(users, new double[][] {values})[0];
    }

    private static void add(double[] times, double value, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += times[i] * value;
        }
    }

    private void draw(int user, double[] times) {
        var random = new SplittableRandom(spread(spread(seed) + user));
        for (int i = 0; i < times.length; i++) {
            int drawn = random.nextInt() >>> 1;
            int count = 0;
            while (count < MOST_TIMES && drawn >= UP_TO[count]) {
                count++;
            }
            times[i] = count;
        }
    }

    /** The finalizer of MurmurHash3: {@link SplittableRandom}'s seeds must not lie on one another's way. */
    private static long spread(long bits) {
        long mixed = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
        return mixed ^ mixed >>> 33;
    }

    /** Replicates without any user, which only a handful of users leaves, have no mean. */
    private static Interval interval(double[] sums, double[] counts) {
        var means = new double[sums.length];
        int size = 0;
        for (int i = 0; i < sums.length; i++) {
            if (counts[i] > 0) {
                means[size++] = sums[i] / counts[i];
            }
        }
        Arrays.sort(means, 0, size);
        int outside = (int) Math.floor((1 - CONFIDENCE) / 2 * size);
        return size == 0
                ? new Interval(Double.NaN, Double.NaN)
                : new Interval(means[outside], means[size - 1 - outside]);
    }

    private static int[] upTo() {
        var result = new int[MOST_TIMES];
        double chance = Math.exp(-1);
        double sum = 0;
        for (int times = 0; times < MOST_TIMES; times++) {
            sum += chance;
            result[times] = (int) (sum * (1L << 31));
            chance /= times + 1;
        }
        return result;
    }
}
