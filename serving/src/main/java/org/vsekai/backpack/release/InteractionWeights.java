package org.vsekai.backpack.release;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Names;

/**
 * What an interaction counts, as the release was trained: the weight of its kind (parameters {@code weight_bag} and so on;
 * 1 for a kind that has none) times its own strength, halved for every {@code half_life_days} between it and {@code
 * reference_time}, where the release has these. Immutable and thread-safe.
 */
public final class InteractionWeights {
    private static final String PREFIX = "weight_";
    private static final double SECONDS_A_DAY = 86_400;

    private final Map<InteractionKind, Double> weights = new EnumMap<>(InteractionKind.class);
    private final double halfLifeSeconds;
    private final Instant reference;

    private InteractionWeights(double halfLifeDays, Instant reference) {
        this.halfLifeSeconds = halfLifeDays * SECONDS_A_DAY;
        this.reference = reference;
    }

    static InteractionWeights of(ModelReleaseRow release) {
        var parameters = new ReleaseParameters(release);
        double halfLife = parameters.number("half_life_days", 0);
        var result = new InteractionWeights(halfLife, reference(parameters, halfLife));
        for (var kind : InteractionKind.values()) {
            result.weights.put(kind, parameters.number(PREFIX + Names.lowerCase(kind), 1));
        }
        return result;
    }

    private static Instant reference(ReleaseParameters parameters, double halfLifeDays) {
        if (halfLifeDays == 0) {
            return Instant.EPOCH;
        }
        var text = parameters
                .text("reference_time")
                .orElseThrow(() -> InvalidReleaseException.parameter("reference_time", "is missing"));
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw InvalidReleaseException.parameter("reference_time", "is no time: " + text);
        }
    }

    /** What an interaction counts: below 0 where it speaks against the item, 0 where it says nothing. */
    public double of(InteractionKind kind, double strength, Instant occurredAt) {
        double full = weights.getOrDefault(kind, 1.0) * strength;
        if (halfLifeSeconds <= 0 || !occurredAt.isBefore(reference)) {
            return full;
        }
        double age = (reference.toEpochMilli() - occurredAt.toEpochMilli()) / 1e3;
        return full * Math.pow(2, -age / halfLifeSeconds);
    }
}
