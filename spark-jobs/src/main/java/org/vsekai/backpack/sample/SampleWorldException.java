package org.vsekai.backpack.sample;

import java.nio.file.Path;

/** The sample world cannot be written; the message says why, where, and what to do. */
public final class SampleWorldException extends RuntimeException {
    private SampleWorldException(String message) {
        super(message);
    }

    static SampleWorldException notEmpty(Path landing) {
        return new SampleWorldException("The landing zone " + landing
                + " is not empty, and a sample world would mix with what is there: choose another --data folder or"
                + " remove this one");
    }

    static SampleWorldException anotherWorld(Path landing, String there, String wanted) {
        return new SampleWorldException("The landing zone " + landing + " holds another sample world (" + there
                + ") than the wanted one (" + wanted + "): ask for that one, or choose another --data folder");
    }
}
