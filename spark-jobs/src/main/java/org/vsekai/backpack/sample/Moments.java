package org.vsekai.backpack.sample;

import java.time.Duration;
import java.time.Instant;

/** When the sample world's things happened: in fixed spans, so that the same seed gives the same bytes on any day. */
final class Moments {
    static final Instant END = Instant.parse("2026-06-01T00:00:00Z");
    /** People do things in the last days before the end. */
    static final Duration SPAN = Duration.ofDays(90);

    private static final Duration OLDEST_ITEM = Duration.ofDays(455);

    private Moments() {}

    /** When an item was made: before anybody did anything. */
    static Instant made(RandomStream random) {
        return within(END.minus(OLDEST_ITEM), OLDEST_ITEM.minus(SPAN), random);
    }

    /** When somebody did something that may take so long. */
    static Instant done(Duration longest, RandomStream random) {
        return within(END.minus(SPAN), SPAN.minus(longest), random);
    }

    private static Instant within(Instant start, Duration span, RandomStream random) {
        return start.plusMillis((long) (random.uniform() * span.toMillis()));
    }
}
