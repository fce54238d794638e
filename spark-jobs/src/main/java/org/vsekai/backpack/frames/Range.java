package org.vsekai.backpack.frames;

import java.io.Serializable;

/**
 * A threshold between its lenient end, at strictness 0, and its strict one, at strictness 1. The two ends are exact.
 */
record Range(double lenient, double strict) implements Serializable {
    Range {
        if (!(Double.isFinite(lenient) && Double.isFinite(strict) && lenient >= 0 && strict >= 0)) {
            throw new IllegalArgumentException("lenient and strict must be 0 or more");
        }
    }

    /** The threshold at a step of strictness. */
    double at(int step) {
        double strictness = Strictness.value(step);
        return lenient * (1 - strictness) + strict * strictness;
    }

    /** A threshold of which more is stricter. */
    Range rising(String name) {
        if (strict < lenient) {
            throw new IllegalArgumentException(name + ": strict must not be below lenient");
        }
        return this;
    }

    /** A threshold of which less is stricter. */
    Range falling(String name) {
        if (strict > lenient) {
            throw new IllegalArgumentException(name + ": strict must not be above lenient");
        }
        return this;
    }
}
