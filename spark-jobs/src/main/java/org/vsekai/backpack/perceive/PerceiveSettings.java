package org.vsekai.backpack.perceive;

/**
 * Section {@code backpack.perceive}.
 *
 * @param detector the object detector's name in the catalogue
 * @param framesPerWave frames whose results are committed together
 */
record PerceiveSettings(String detector, int framesPerWave) {
    static final String SECTION = "backpack.perceive";

    private static final int LARGEST_WAVE = 100_000;

    PerceiveSettings {
        if (detector.isBlank()) {
            throw new IllegalArgumentException("detector must be the name of a model under conf/models");
        }
        if (framesPerWave < 1 || framesPerWave > LARGEST_WAVE) {
            throw new IllegalArgumentException("frames-per-wave must be 1 to " + LARGEST_WAVE);
        }
    }
}
