package org.vsekai.backpack.models;

import java.time.Duration;
import java.util.List;
import org.vsekai.backpack.batching.QueueSettings;

/**
 * Section {@code backpack.serving.models}; each key is explained in reference.conf.
 *
 * @param enabled whether models are asked online at all
 * @param preload names of models that are ready when the server is
 * @param defaults names of models that do their task where a request names none, before all others
 * @param largestBodyBytes of one request
 * @param waitingBodyBytes of all requests that wait or run
 * @param shadows models that are asked what others are asked, and compared with them
 * @param unloadAfter a model that nobody asked for this long is freed
 * @param checkEvery how often the catalogue is looked at for new, changed and removed models
 * @param codecThreads threads that decode and encode what tasks take and give, 1 to 64
 * @param deadline how long a request may wait for its call
 */
public record ModelsSettings(
        boolean enabled,
        List<String> preload,
        List<String> defaults,
        List<Shadow> shadows,
        Duration unloadAfter,
        Duration checkEvery,
        int largestBodyBytes,
        int waitingBodyBytes,
        int codecThreads,
        Duration deadline,
        QueueSettings queue) {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /**
     * A comparison of two models of a task.
     *
     * @param of the one that answers
     * @param by the one that is compared with it
     */
    public record Shadow(String of, String by) {}

    public ModelsSettings {
        shadows = List.copyOf(shadows);
        require(!unloadAfter.isNegative() && !unloadAfter.isZero(), "unload-after must be more than nothing");
        require(checkEvery.toMillis() >= 100, "check-every must be at least 100 ms");
        preload = List.copyOf(preload);
        defaults = List.copyOf(defaults);
        require(codecThreads >= 1 && codecThreads <= 64, "codec-threads must be 1 to 64");
        require(largestBodyBytes >= 1 && largestBodyBytes <= 1 << 30, "largest-body-bytes must be 1 to 1073741824");
        require(waitingBodyBytes >= largestBodyBytes, "waiting-body-bytes must be at least largest-body-bytes");
        require(
                deadline.toMillis() >= 1 && deadline.compareTo(LONGEST) <= 0,
                "deadline must be 1 millisecond to " + LONGEST.toMinutes() + " minutes");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
