package org.vsekai.backpack.speech;

/**
 * How a voice speaks.
 *
 * @param noise how much each utterance differs from the last in tone, 0 to 2
 * @param length of each sound against the voice's usual, 0.25 to 4: greater is slower
 * @param rhythmNoise how much each utterance differs from the last in rhythm, 0 to 2
 */
public record SpeakingStyle(double noise, double length, double rhythmNoise) {
    /** The same text always sounds the same. */
    public static final SpeakingStyle STEADY = new SpeakingStyle(0, 1, 0);

    private static final double MOST_NOISE = 2;
    private static final double SHORTEST = 0.25;
    private static final double LONGEST = 4;

    public SpeakingStyle {
        require(noise >= 0 && noise <= MOST_NOISE, "noise must be 0 to " + MOST_NOISE + ", not " + noise);
        require(
                length >= SHORTEST && length <= LONGEST,
                "length must be " + SHORTEST + " to " + LONGEST + ", not " + length);
        require(
                rhythmNoise >= 0 && rhythmNoise <= MOST_NOISE,
                "rhythm noise must be 0 to " + MOST_NOISE + ", not " + rhythmNoise);
    }

    /** The same at another speed: 2 is twice as fast. */
    public SpeakingStyle at(double speed) {
        require(
                speed >= SHORTEST && speed <= LONGEST,
                "speed must be " + SHORTEST + " to " + LONGEST + ", not " + speed);
        return new SpeakingStyle(noise, Math.max(SHORTEST, Math.min(LONGEST, length / speed)), rhythmNoise);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
