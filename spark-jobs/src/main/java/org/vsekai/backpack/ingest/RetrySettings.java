package org.vsekai.backpack.ingest;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Section {@code backpack.ingest.retry}: how often something is tried that fails for a passing reason.
 *
 * @param attemptsPerNight times in one night
 * @param firstWait before the second time in a night; twice as long before each further one
 * @param longestWait what the wait grows to
 * @param attempts times in all, after which an upload is discarded
 */
record RetrySettings(int attemptsPerNight, Duration firstWait, Duration longestWait, int attempts) {
    RetrySettings {
        if (attemptsPerNight < 1 || attempts < attemptsPerNight) {
            throw new IllegalArgumentException(
                    "attempts-per-night must be at least 1, and attempts at least attempts-per-night");
        }
        if (firstWait.isNegative() || longestWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "first-wait must not be negative, and longest-wait not shorter than first-wait");
        }
    }

    /**
     * How long to wait after so many failures of a night: twice as long each time, of which a random half is left out, so
     * that those who wait for the same thing do not come back at once.
     */
    Duration waitAfter(int failures, RandomGenerator random) {
        double longest =
                Math.min((double) longestWait.toMillis(), (double) firstWait.toMillis() * Math.pow(2, failures - 1.0));
        return Duration.ofMillis(Math.round(longest * (0.5 + random.nextDouble() / 2)));
    }
}
