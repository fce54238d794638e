package org.vsekai.backpack.batching;

import java.time.Duration;

/** A request was not answered, through no fault of its own; the message says what to do. */
public final class NotAnsweredException extends RuntimeException {
    private final Reason reason;

    /** Why it was not. */
    public enum Reason {
        /** As many wait as may. */
        QUEUE_FULL,
        /** Its time was over before its turn. */
        DEADLINE_PASSED,
        /** The queue was closed. */
        CLOSED
    }

    private NotAnsweredException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    static NotAnsweredException queueFull(int waiting) {
        return new NotAnsweredException(
                Reason.QUEUE_FULL, waiting + " requests wait already, which is all that may. Try again later.");
    }

    static NotAnsweredException deadlinePassed(Duration deadline) {
        return new NotAnsweredException(
                Reason.DEADLINE_PASSED,
                "It was not its turn within " + deadline.toMillis() + " ms. Try again later, or allow more time.");
    }

    static NotAnsweredException closed() {
        return new NotAnsweredException(Reason.CLOSED, "The model is being put away. Try again later.");
    }

    public Reason reason() {
        return reason;
    }
}
