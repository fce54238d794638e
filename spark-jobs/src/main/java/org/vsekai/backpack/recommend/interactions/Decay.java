package org.vsekai.backpack.recommend.interactions;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.table.InteractionRow;

/**
 * How an interaction counts less as it ages: half after a half-life (as in Ding and Li, "Time weight collaborative
 * filtering", 2005). Age is measured from the newest interaction, not from the clock, so that the same interactions
 * give the same strengths whenever they are weighed.
 */
public final class Decay {
    private static final double MICROS_A_DAY = Duration.ofDays(1).toNanos() / 1e3;

    private Decay() {}

    /** The time from which age is measured, none without decay or without interactions. */
    public static Optional<Instant> reference(Dataset<Row> interactions, InteractionSettings settings) {
        if (settings.halfLifeDays() == 0) {
            return Optional.empty();
        }
        var newest = interactions.agg(max(InteractionRow.OCCURRED_AT)).head();
        return newest.isNullAt(0) ? Optional.empty() : Optional.of(newest.getInstant(0));
    }

    /** What is left of an interaction of this time: 1 at the reference and without one. */
    static Column share(Column at, Optional<Instant> reference, double halfLifeDays) {
        return reference
                .map(newest -> ChronoUnit.MICROS.between(Instant.EPOCH, newest))
                .map(newest -> lit(newest).minus(unix_micros(at)).divide(MICROS_A_DAY * halfLifeDays))
                .map(halfLives -> pow(lit(0.5), halfLives))
                .orElse(lit(1.0));
    }
}
