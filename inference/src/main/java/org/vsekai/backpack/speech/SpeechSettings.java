package org.vsekai.backpack.speech;

/**
 * Section {@code backpack.speech}; units and defaults in reference.conf.
 *
 * @param largestSoundBytes limit on a sound's file
 * @param longestSoundSeconds limit on how long a sound lasts, 1 to 36,000
 * @param longestTextCharacters limit on a text that is to be spoken, in UTF-16 units, 1 to 100,000
 * @param phonemeSeconds how long espeak-ng may take for a clause, 1 to 600
 */
public record SpeechSettings(
        int largestSoundBytes, int longestSoundSeconds, int longestTextCharacters, int phonemeSeconds)
        implements java.io.Serializable {
    /** The section's name. */
    public static final String SECTION = "backpack.speech";

    private static final int MOST_SECONDS = 36_000;
    private static final int MOST_CHARACTERS = 100_000;
    private static final int MOST_PHONEME_SECONDS = 600;

    public SpeechSettings {
        require(largestSoundBytes >= 1, "largest-sound-bytes must be at least 1");
        require(
                longestSoundSeconds >= 1 && longestSoundSeconds <= MOST_SECONDS,
                "longest-sound-seconds must be 1 to " + MOST_SECONDS);
        require(
                longestTextCharacters >= 1 && longestTextCharacters <= MOST_CHARACTERS,
                "longest-text-characters must be 1 to " + MOST_CHARACTERS);
        require(
                phonemeSeconds >= 1 && phonemeSeconds <= MOST_PHONEME_SECONDS,
                "phoneme-seconds must be 1 to " + MOST_PHONEME_SECONDS);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
