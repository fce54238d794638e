package org.vsekai.backpack.knowledge;

import java.time.Duration;

/**
 * Section {@code backpack.serving.graph}; each key is explained in reference.conf.
 *
 * @param longest what a query may take
 * @param mostRows what a query may answer, rows or statements
 * @param atOnce queries that run at once
 */
public record GraphSettings(boolean enabled, Duration longest, int mostRows, int atOnce) {
    public GraphSettings {
        require(!longest.isNegative() && !longest.isZero(), "longest must be more than nothing");
        require(mostRows >= 1 && mostRows <= 10_000_000, "most-rows must be 1 to 10000000");
        require(atOnce >= 1 && atOnce <= 64, "at-once must be 1 to 64");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
