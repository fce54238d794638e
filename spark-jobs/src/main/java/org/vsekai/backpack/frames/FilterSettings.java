package org.vsekai.backpack.frames;

/**
 * Section {@code backpack.frames.filter}; units and defaults in reference.conf.
 *
 * @param framesPerWave frames whose measures are committed together
 * @param minutesPerNight how long models may look at frames in a night
 * @param framesPerCoreSecond how fast the detector is taken to be until it has been measured
 */
record FilterSettings(int framesPerWave, int minutesPerNight, double framesPerCoreSecond, Thresholds thresholds) {
    static final String SECTION = "backpack.frames.filter";

    private static final int LARGEST_WAVE = 100_000;
    private static final int MINUTES_OF_A_DAY = 24 * 60;

    FilterSettings {
        require(framesPerWave >= 1 && framesPerWave <= LARGEST_WAVE, "frames-per-wave must be 1 to " + LARGEST_WAVE);
        require(
                minutesPerNight >= 1 && minutesPerNight <= MINUTES_OF_A_DAY,
                "minutes-per-night must be 1 to " + MINUTES_OF_A_DAY);
        require(
                framesPerCoreSecond > 0 && Double.isFinite(framesPerCoreSecond),
                "frames-per-core-second must be above 0");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
