package org.vsekai.backpack.recommend.release;

/**
 * Section {@code backpack.recommend.gate}: what factors must show before they are released; the units are in {@code
 * reference.conf}.
 */
public record GateSettings(double largestDrop, double leastCoverage) {
    public GateSettings {
        require(largestDrop >= 0 && largestDrop <= 1, "largest-drop must be from 0 to 1");
        require(leastCoverage >= 0 && leastCoverage <= 1, "least-coverage must be from 0 to 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
