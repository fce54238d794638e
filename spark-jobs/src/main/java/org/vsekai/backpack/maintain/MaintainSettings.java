package org.vsekai.backpack.maintain;

import java.time.Duration;

/**
 * Section {@code backpack.maintain}.
 *
 * @param compactAboveFiles a table of more files than this is compacted
 * @param retention how long files that no newer version needs are kept
 */
record MaintainSettings(int compactAboveFiles, Duration retention) {
    MaintainSettings {
        if (compactAboveFiles < 1) {
            throw new IllegalArgumentException("compact-above-files must be at least 1");
        }
        if (retention.compareTo(Duration.ofDays(7)) < 0) {
            throw new IllegalArgumentException(
                    "retention must be at least 7 days, so that no reader loses the version it holds");
        }
    }
}
