package org.vsekai.backpack.table;

/** The state of a stage's run, in Oban's words. */
public enum RunState {
    AVAILABLE,
    EXECUTING,
    COMPLETED,
    RETRYABLE,
    DISCARDED,
    CANCELLED
}
