package org.vsekai.backpack.pipeline;

/** A stage failed as a whole; the message names it and says why. The ledger has it as retryable. */
public final class StageFailedException extends Exception {
    private final String error;

    StageFailedException(String stage, String error, Throwable cause) {
        super(stage + " failed: " + error, cause);
        this.error = stage + " failed: " + error;
    }

    /** Which stage failed and why, in a sentence. */
    public String error() {
        return error;
    }
}
