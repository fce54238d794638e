package org.vsekai.backpack.scene;

import java.io.IOException;

/**
 * A scene document is broken, unsupported or too large, or cannot be read at this time; the message says what, where, and
 * what to do.
 */
public final class InvalidSceneException extends RuntimeException {
    private static final int LONGEST_MESSAGE = 600;

    private final SceneFault fault;
    private final String place;

    InvalidSceneException(SceneFault fault, String place, String problem) {
        super(message(fault, place, problem));
        this.fault = fault;
        this.place = place;
    }

    InvalidSceneException(SceneFault fault, String place, String problem, Throwable cause) {
        super(message(fault, place, problem), cause);
        this.fault = fault;
        this.place = place;
    }

    /** The storage failed while the scene was read. */
    static InvalidSceneException ofStorage(String place, IOException cause) {
        return new InvalidSceneException(
                SceneFault.STORAGE_FAULT, place, "The storage failed: " + StoredFile.reason(cause), cause);
    }

    /** Names in the document may be long: the message stays readable. */
    private static String message(SceneFault fault, String place, String problem) {
        var shown = problem.length() <= LONGEST_MESSAGE ? problem : problem.substring(0, LONGEST_MESSAGE) + "...";
        return shown + " (at " + place + "). " + fault.cure();
    }

    public SceneFault fault() {
        return fault;
    }

    /** The fault as one fixed word in snake_case. */
    public String reason() {
        return fault.word();
    }

    /** A JSON pointer into the document, such as /nodes/3/mesh, or a place in the file, such as byte 12. */
    public String place() {
        return place;
    }
}
