package org.vsekai.backpack.speech;

import org.jspecify.annotations.Nullable;

/** The program that writes phonemes cannot be used here; the message says why and what to do. */
public final class PhonemesUnavailableException extends RuntimeException {
    private PhonemesUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static PhonemesUnavailableException notStarted(String program, Throwable cause) {
        return new PhonemesUnavailableException(
                program + ", which writes down how a text is spoken, did not start: " + cause.getMessage()
                        + ". It is a program of its own; on Debian and Ubuntu apt-get install espeak-ng brings it.",
                cause);
    }

    static PhonemesUnavailableException failed(String program, String problem, @Nullable Throwable cause) {
        return new PhonemesUnavailableException(program + " failed: " + problem, cause);
    }

    static PhonemesUnavailableException tooSlow(String program, int seconds) {
        return new PhonemesUnavailableException(
                program + " was stopped: it took more than " + seconds + " seconds for one clause. "
                        + "Send shorter sentences, or raise " + SpeechSettings.SECTION + ".phoneme-seconds.",
                null);
    }
}
