package org.vsekai.backpack.perceive;

/**
 * Section {@code backpack.perceive}.
 *
 * @param detector the object detector's name in the catalogue
 * @param framesPerWave frames whose results are committed together
 * @param attempts times that a frame is tried, 2 to 10
 * @param picturesAhead pictures that a Spark task decodes ahead of its network, 1 to 256
 * @param backFillPerNight frames that a task looks at again in a night because its model changed
 */
record PerceiveSettings(
        String detector,
        int framesPerWave,
        int attempts,
        int picturesAhead,
        int backFillPerNight,
        PipelineSettings pipelines) {
    static final String SECTION = "backpack.perceive";

    private static final int LARGEST_WAVE = 100_000;
    private static final int MOST_ATTEMPTS = 10;
    private static final int MOST_AHEAD = 256;

    PerceiveSettings {
        if (detector.isBlank()) {
            throw new IllegalArgumentException("detector must be the name of a model under conf/models");
        }
        require(framesPerWave, 1, LARGEST_WAVE, "frames-per-wave");
        require(attempts, 2, MOST_ATTEMPTS, "attempts");
        require(picturesAhead, 1, MOST_AHEAD, "pictures-ahead");
        require(backFillPerNight, 0, Integer.MAX_VALUE, "back-fill-per-night");
    }

    private static void require(int value, int least, int most, String key) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + " must be " + least + " to " + most);
        }
    }
}
