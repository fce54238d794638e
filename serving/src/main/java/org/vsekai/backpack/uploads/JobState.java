package org.vsekai.backpack.uploads;

import org.vsekai.backpack.table.RunState;

/** How far a scene is, in Oban's words, with one before them. */
enum JobState {
    RECEIVING("The files are here and are being moved. Nothing is to be done."),
    AVAILABLE("The next night reads the scene. Nothing is to be done."),
    EXECUTING("A night reads the scene just now. Nothing is to be done."),
    COMPLETED("The scene is in the tables, and answers show it from the next release on. What of it was refused stands"
            + " under rejects."),
    RETRYABLE("The night could not read the scene, for a reason that may pass: the next night tries again by itself."),
    DISCARDED("The scene cannot be read. Correct what error and rejects say, and upload it again: another content is"
            + " another scene."),
    CANCELLED("The scene was called off and will not be read. Upload it again with another content.");

    private final String advice;

    JobState(String advice) {
        this.advice = advice;
    }

    /** What to do. */
    String advice() {
        return advice;
    }

    static JobState of(RunState state) {
        return switch (state) {
            case AVAILABLE -> AVAILABLE;
            case EXECUTING -> EXECUTING;
            case COMPLETED -> COMPLETED;
            case RETRYABLE -> RETRYABLE;
            case DISCARDED -> DISCARDED;
            case CANCELLED -> CANCELLED;
        };
    }
}
