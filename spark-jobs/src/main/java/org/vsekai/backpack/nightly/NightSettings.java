package org.vsekai.backpack.nightly;

/**
 * Section {@code backpack.nightly}.
 *
 * @param master Spark's master URL
 * @param shufflePartitions partitions after a shuffle
 * @param ui whether Spark's own page is up while the night runs
 */
record NightSettings(String master, int shufflePartitions, boolean ui) {
    NightSettings {
        if (shufflePartitions < 1) {
            throw new IllegalArgumentException("shuffle-partitions must be at least 1");
        }
    }
}
