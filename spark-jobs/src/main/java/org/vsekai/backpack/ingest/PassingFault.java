package org.vsekai.backpack.ingest;

import java.io.IOException;
import org.vsekai.backpack.scene.StoredFile;

/** An upload could not be read for a reason that says nothing about the upload: it is tried again. */
final class PassingFault extends Exception {
    private PassingFault(String message, Throwable cause) {
        super(message, cause);
    }

    /** The storage did not give a file. */
    static PassingFault ofStorage(String place, IOException cause) {
        return new PassingFault(place + " cannot be read: " + StoredFile.reason(cause), cause);
    }

    /** The storage did not give what a scene needs; the message has the place. */
    static PassingFault ofScene(String place, Throwable cause) {
        return new PassingFault(place + " cannot be read: " + cause.getMessage(), cause);
    }

    /** Memory ran out, maybe by what was read beside it. */
    static PassingFault ofMemory(String place, VirtualMachineError cause) {
        return new PassingFault(
                place + " cannot be read: memory ran out (" + cause.getClass().getSimpleName() + ")", cause);
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
