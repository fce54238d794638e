package org.vsekai.backpack.language;

/** A text or a wish of a caller's cannot be served; the message says what is wrong and what to do. */
public final class UnusableTextException extends RuntimeException {
    private UnusableTextException(String message) {
        super(message);
    }

    static UnusableTextException blank(String what) {
        return new UnusableTextException(what + " is empty; send some words");
    }

    static UnusableTextException tooLong(String what, long characters, long limit) {
        return new UnusableTextException(
                what + " has " + characters + " characters, more than the limit of " + limit + "; send less");
    }

    static UnusableTextException tooMany(String what, long number, long limit) {
        return new UnusableTextException(number + " " + what + ", more than the limit of " + limit + "; send fewer");
    }

    static UnusableTextException tooManyTokens(long tokens, long limit) {
        return new UnusableTextException("the prompt has " + tokens
                + " tokens, but prompt and answer together may have " + limit + "; send a shorter prompt");
    }

    static UnusableTextException noRoomToThink() {
        return new UnusableTextException(
                "facts and question leave the model no room for steps and an answer; send fewer facts, or a shorter question");
    }

    static UnusableTextException outOfRange(String what, Object value, String range) {
        return new UnusableTextException(what + " must be " + range + ", not " + value);
    }
}
