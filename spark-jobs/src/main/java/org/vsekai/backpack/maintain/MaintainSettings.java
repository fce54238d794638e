package org.vsekai.backpack.maintain;

import java.time.Duration;

/**
 * Section {@code backpack.maintain}.
 *
 * @param compactAfterCommits a table is compacted when it has had so many commits since the last time
 * @param retention how long files that no newer version needs are kept
 * @param releasesKept releases on different factors whose files are kept
 */
record MaintainSettings(int compactAfterCommits, Duration retention, int releasesKept) {
    MaintainSettings {
        if (releasesKept < 1) {
            throw new IllegalArgumentException("releases-kept must be at least 1: the live one");
        }
        if (compactAfterCommits < 1) {
            throw new IllegalArgumentException("compact-after-commits must be at least 1");
        }
        if (retention.compareTo(Duration.ofDays(7)) < 0) {
            throw new IllegalArgumentException(
                    "retention must be at least 7 days, so that no reader loses the version it holds");
        }
    }
}
