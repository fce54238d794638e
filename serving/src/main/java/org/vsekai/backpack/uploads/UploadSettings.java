package org.vsekai.backpack.uploads;

import java.time.Duration;

/**
 * Section {@code backpack.serving.uploads}; each key is explained in reference.conf. Sizes are bytes.
 *
 * @param mostBytes of one upload, all its files together
 * @param mostFileBytes of one file
 * @param mostFiles of one upload
 * @param mostUnfinished uploads that are under way or may be resumed
 * @param mostUnfinishedBytes of all of these
 * @param mostAtOnce bodies that are received at the same time
 * @param freeBytes that must stay free on the disk
 * @param expiry how long an upload may be resumed and an idempotency key is known
 */
public record UploadSettings(
        long mostBytes,
        long mostFileBytes,
        int mostFiles,
        int mostUnfinished,
        long mostUnfinishedBytes,
        int mostAtOnce,
        long freeBytes,
        Duration expiry) {
    public UploadSettings {
        require(mostFileBytes >= 1, "most-file-bytes must be at least 1");
        require(mostBytes >= mostFileBytes, "most-bytes must be at least most-file-bytes");
        require(mostFiles >= 1 && mostFiles <= 100_000, "most-files must be 1 to 100000");
        require(mostUnfinished >= 1, "most-unfinished must be at least 1");
        require(mostUnfinishedBytes >= mostBytes, "most-unfinished-bytes must be at least most-bytes");
        require(mostAtOnce >= 1, "most-at-once must be at least 1");
        require(freeBytes >= 0, "free-bytes must not be negative");
        require(expiry.toMinutes() >= 1, "expiry must be at least a minute");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
