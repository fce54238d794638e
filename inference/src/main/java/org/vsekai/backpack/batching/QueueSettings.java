package org.vsekai.backpack.batching;

import java.time.Duration;

/**
 * How requests wait.
 *
 * @param mostWaiting requests that wait, over all priorities; more are turned away
 * @param largestBatch the most requests in one call
 * @param longestDelay how long the first of a batch waits for others
 * @param workers calls at the same time, each on a thread of its own
 */
public record QueueSettings(int mostWaiting, int largestBatch, Duration longestDelay, int workers) {
    private static final int MOST = 1 << 16;
    private static final int MOST_WORKERS = 64;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    public QueueSettings {
        require(mostWaiting >= 1 && mostWaiting <= MOST, "most-waiting must be 1 to " + MOST);
        require(largestBatch >= 1 && largestBatch <= MOST, "largest-batch must be 1 to " + MOST);
        require(
                !longestDelay.isNegative() && longestDelay.compareTo(LONGEST) <= 0,
                "longest-delay must be 0 to " + LONGEST.toSeconds() + " seconds");
        require(workers >= 1 && workers <= MOST_WORKERS, "workers must be 1 to " + MOST_WORKERS);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
