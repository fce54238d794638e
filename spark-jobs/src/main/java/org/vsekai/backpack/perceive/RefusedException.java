package org.vsekai.backpack.perceive;

/** A thing cannot be looked at, whoever looks: to try again is of no use. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /**
     * What a reject says.
     *
     * @param reason a short fixed word
     */
    RefusedException(String reason, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
