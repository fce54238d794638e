package org.vsekai.backpack.release;

import java.util.EnumMap;
import java.util.Map;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.ModelReleaseRow;
import org.vsekai.backpack.table.Names;

/**
 * What an interaction of a kind counts, times its own strength: as the release was trained, by its parameters {@code
 * weight_bag} and so on; 1 for a kind that has none. Immutable and thread-safe.
 */
public final class InteractionWeights {
    private static final String PREFIX = "weight_";

    private final Map<InteractionKind, Double> weights = new EnumMap<>(InteractionKind.class);

    private InteractionWeights() {}

    static InteractionWeights of(ModelReleaseRow release) {
        var result = new InteractionWeights();
        for (var kind : InteractionKind.values()) {
            release.parameters().stream()
                    .filter(parameter -> parameter.name().equals(PREFIX + Names.lowerCase(kind)))
                    .forEach(parameter -> result.weights.put(kind, number(parameter)));
        }
        return result;
    }

    private static double number(ModelReleaseRow.Parameter parameter) {
        try {
            double weight = Double.parseDouble(parameter.value());
            if (Double.isFinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw InvalidReleaseException.parameter(parameter.name(), "is no weight: " + parameter.value());
    }

    /** 0 for a kind that counts nothing. */
    public double of(InteractionKind kind) {
        return weights.getOrDefault(kind, 1.0);
    }
}
