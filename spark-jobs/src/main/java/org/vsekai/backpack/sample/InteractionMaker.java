package org.vsekai.backpack.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.vsekai.backpack.landing.Event;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ItemKind;

/**
 * Makes up what a user did: comes across items by their popularity, engages with those that fit the taste. Taste is
 * the same on the first day and on the last, so that the past tells something about the future. Thread-safe.
 */
final class InteractionMaker {
    private static final Duration LONGEST_FOLLOW_UP = Duration.ofMinutes(20);

    /** Items that a user engages with. */
    private static final double MEDIAN_ACTIVITY = 25;

    private static final double ACTIVITY_SPREAD = 0.8;
    static final int LEAST_ACTIVITY = 5;
    static final int MOST_ACTIVITY = 400;

    /** Items that a user comes across for each that he engages with. */
    private static final int SEEN_PER_CHOSEN = 15;

    /** Of what is only seen, the share of which a client tells. */
    private static final double TOLD_IMPRESSIONS = 0.01;

    private final long seed;
    private final Taste taste;
    private final Popularity popularity;
    private final IntFunction<ItemKind> kinds;
    private final int items;

    /** @param kinds the kind of the item at a position from 0 */
    InteractionMaker(long seed, Taste taste, Popularity popularity, IntFunction<ItemKind> kinds, int items) {
        this.seed = seed;
        this.taste = taste;
        this.popularity = popularity;
        this.kinds = kinds;
        this.items = items;
    }

    /** All that a user, counted from 1, did. */
    List<Event> of(int user) {
        var random = RandomStream.of(seed, "interactions", user);
        int wanted = activity(random);
        var seen = seen(wanted, random);
        var liking = taste.user(user);
        var scores = new double[seen.length];
        for (int i = 0; i < seen.length; i++) {
            // The greatest of scores plus Gumbel noise are a weighted draw without replacement.
            scores[i] = liking.of(seen[i]) + random.gumbel();
        }
        double threshold = threshold(scores, wanted);
        var events = new ArrayList<Event>();
        for (int i = 0; i < seen.length; i++) {
            if (scores[i] >= threshold) {
                engage(user, seen[i], scores[i] - threshold, random, events);
            } else if (random.chance(TOLD_IMPRESSIONS)) {
                add(user, seen[i], InteractionKind.IMPRESSION, 1, Moments.done(LONGEST_FOLLOW_UP, random), events);
            }
        }
        return events;
    }

    private int activity(RandomStream random) {
        double drawn = MEDIAN_ACTIVITY * StrictMath.exp(ACTIVITY_SPREAD * random.gaussian());
        return (int) Math.max(LEAST_ACTIVITY, Math.min(MOST_ACTIVITY, Math.round(drawn)));
    }

    /** Different items, in ascending order. */
    private int[] seen(int wanted, RandomStream random) {
        var drawn = new int[Math.min(wanted, items) * SEEN_PER_CHOSEN];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = popularity.draw(random);
        }
        Arrays.sort(drawn);
        int count = 0;
        for (int i = 0; i < drawn.length; i++) {
            if (i == 0 || drawn[i] != drawn[i - 1]) {
                drawn[count++] = drawn[i];
            }
        }
        return Arrays.copyOf(drawn, count);
    }

    private static double threshold(double[] scores, int wanted) {
        var sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length - wanted)];
    }

    /** One to three signs of liking, the stronger the liking the more of them. */
    private void engage(int user, int item, double surplus, RandomStream random, List<Event> events) {
        var first = Moments.done(LONGEST_FOLLOW_UP, random);
        var kind = kinds.apply(item);
        add(user, item, entrance(kind, random), 1, first, events);
        double more = 0.2 + 0.15 * Math.min(surplus, 4);
        if (kind == ItemKind.MAP && random.chance(0.5)) {
            double minutes = StrictMath.exp(1 + 0.5 * surplus * random.uniform());
            double strength = Math.max(0.1, Math.min(3, Math.rint(minutes * 10) / 100));
            add(user, item, InteractionKind.DWELL, strength, later(first, random), events);
        }
        if (random.chance(more)) {
            add(user, item, keeping(kind, random), 1, later(first, random), events);
        }
    }

    private static InteractionKind entrance(ItemKind kind, RandomStream random) {
        return switch (kind) {
            case MAP -> InteractionKind.VISIT;
            case AVATAR -> random.chance(0.5) ? InteractionKind.WEAR : InteractionKind.LIKE;
            case PROP -> random.chance(0.3) ? InteractionKind.BAG : InteractionKind.LIKE;
        };
    }

    private static InteractionKind keeping(ItemKind kind, RandomStream random) {
        return switch (kind) {
            case MAP -> random.chance(0.5) ? InteractionKind.LIKE : InteractionKind.BAG;
            case AVATAR -> random.chance(0.5) ? InteractionKind.WEAR : InteractionKind.BAG;
            case PROP -> InteractionKind.BAG;
        };
    }

    private static Instant later(Instant first, RandomStream random) {
        return first.plusMillis(1 + (long) (random.uniform() * (LONGEST_FOLLOW_UP.toMillis() - 1)));
    }

    private void add(int user, int item, InteractionKind kind, double strength, Instant at, List<Event> events) {
        var id = "s" + Long.toUnsignedString(seed) + "-u" + user + "-" + events.size();
        events.add(new Event.Interaction(id, "u" + user, "i" + (item + 1), kind, strength, at));
    }
}
