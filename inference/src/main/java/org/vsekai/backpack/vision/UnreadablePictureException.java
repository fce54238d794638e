package org.vsekai.backpack.vision;

import org.jspecify.annotations.Nullable;

/** A file is no picture that we can look at; the message says what is wrong with it. */
public final class UnreadablePictureException extends RuntimeException {
    /** Why, as a short fixed word. */
    public enum Reason {
        MISSING_FILE,
        TOO_MANY_BYTES,
        TOO_MANY_PIXELS,
        NOT_A_PICTURE,
        TRUNCATED,
        DAMAGED
    }

    private final Reason reason;

    private UnreadablePictureException(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    static UnreadablePictureException missing(java.nio.file.Path file) {
        return new UnreadablePictureException(Reason.MISSING_FILE, "there is no file " + file.getFileName(), null);
    }

    static UnreadablePictureException tooManyBytes(long bytes, long limit) {
        return new UnreadablePictureException(
                Reason.TOO_MANY_BYTES, "the file has " + bytes + " bytes, more than the limit of " + limit, null);
    }

    static UnreadablePictureException tooManyPixels(long width, long height, long limit) {
        return new UnreadablePictureException(
                Reason.TOO_MANY_PIXELS,
                "the picture is " + width + " x " + height + " pixels, more than the limit of " + limit + " in all",
                null);
    }

    static UnreadablePictureException notAPicture() {
        return new UnreadablePictureException(
                Reason.NOT_A_PICTURE, "the file begins as neither PNG nor JPEG nor WebP does; send one of these", null);
    }

    static UnreadablePictureException truncated(@Nullable Throwable cause) {
        return new UnreadablePictureException(
                Reason.TRUNCATED, "the file ends before its picture does; send it again", cause);
    }

    static UnreadablePictureException otherColours() {
        return new UnreadablePictureException(
                Reason.DAMAGED,
                "its colours are not red, green and blue or grey, but CMYK or others; save it in RGB",
                null);
    }

    static UnreadablePictureException damaged(String problem, @Nullable Throwable cause) {
        return new UnreadablePictureException(Reason.DAMAGED, "the picture cannot be decoded: " + problem, cause);
    }
}
