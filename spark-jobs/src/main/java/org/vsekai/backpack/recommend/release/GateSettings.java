package org.vsekai.backpack.recommend.release;

/**
 * Section {@code backpack.recommend.gate}: what factors must show before they are released; the units are in {@code
 * reference.conf}.
 *
 * @param release whether what passes goes out by itself
 * @param largestDrop share of the live release's NDCG@10
 * @param leastCoverage of items that some test user is recommended
 * @param mostNormRatio between the lengths of new and live factors
 * @param leastOverlap share of the first ten that users keep
 */
public record GateSettings(
        ReleaseMode release, double largestDrop, double leastCoverage, double mostNormRatio, double leastOverlap) {
    public GateSettings {
        require(largestDrop >= 0 && largestDrop <= 1, "largest-drop must be from 0 to 1");
        require(leastCoverage >= 0 && leastCoverage <= 1, "least-coverage must be from 0 to 1");
        require(mostNormRatio > 1 && Double.isFinite(mostNormRatio), "most-norm-ratio must be more than 1");
        require(leastOverlap >= 0 && leastOverlap <= 1, "least-overlap must be from 0 to 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
