package org.vsekai.backpack.speech;

import java.nio.file.Path;

/** A file is no sound that we can listen to; the message says what is wrong with it. */
public final class UnreadableSoundException extends RuntimeException {
    /** Why, as a short fixed word. */
    public enum Reason {
        MISSING_FILE,
        TOO_MANY_BYTES,
        TOO_LONG,
        NOT_A_SOUND,
        UNSUPPORTED,
        TRUNCATED,
        DAMAGED
    }

    private final Reason reason;

    private UnreadableSoundException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static UnreadableSoundException missing(Path file) {
        return new UnreadableSoundException(Reason.MISSING_FILE, "there is no file " + file.getFileName());
    }

    static UnreadableSoundException tooManyBytes(long bytes, long limit) {
        return new UnreadableSoundException(
                Reason.TOO_MANY_BYTES, "the file has " + bytes + " bytes, more than the limit of " + limit);
    }

    static UnreadableSoundException tooLong(double seconds, int limit) {
        return new UnreadableSoundException(
                Reason.TOO_LONG,
                "the sound lasts " + Math.round(seconds) + " seconds, more than the limit of " + limit
                        + "; send it in parts");
    }

    static UnreadableSoundException notASound() {
        return new UnreadableSoundException(
                Reason.NOT_A_SOUND, "the file does not begin as WAV does; send a WAV file of PCM");
    }

    static UnreadableSoundException unsupported(String problem) {
        return new UnreadableSoundException(
                Reason.UNSUPPORTED,
                problem + "; send a WAV file of PCM, one or two channels, integers of 8, 16, 24 or 32 bits"
                        + " or floats of 32");
    }

    static UnreadableSoundException truncated(int at) {
        return new UnreadableSoundException(
                Reason.TRUNCATED, "the file ends before its chunk at byte " + at + " does; send it again");
    }

    static UnreadableSoundException damaged(String problem) {
        return new UnreadableSoundException(Reason.DAMAGED, "the WAV file is damaged: " + problem);
    }
}
