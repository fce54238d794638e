package org.vsekai.backpack.frames;

/** A scene, or one of its cameras, of which there can be no picture; the message says why and what to do. */
final class Undrawable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** @param reason a short fixed word, as the rejects have it */
    Undrawable(String reason, String message) {
        super(message);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
