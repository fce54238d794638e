package org.vsekai.backpack.speech;

/** A text cannot be spoken; the message says why. */
public final class UnspeakableTextException extends RuntimeException {
    private UnspeakableTextException(String message) {
        super(message);
    }

    static UnspeakableTextException tooLong(int characters, int limit) {
        return new UnspeakableTextException(
                "the text has " + characters + " characters, more than the limit of " + limit + "; send it in parts");
    }

    static UnspeakableTextException nothingToSay() {
        return new UnspeakableTextException("the text has nothing in it that can be spoken; send words");
    }

    static UnspeakableTextException soundsTooLong(int limit) {
        return new UnspeakableTextException(
                "the text takes more than " + limit + " seconds to say; send it in parts or speak faster");
    }
}
