package org.vsekai.backpack.database;

/** The server's state cannot be opened; the message says where, why, and what to do. */
public final class UnusableDatabaseException extends RuntimeException {
    private UnusableDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableDatabaseException at(Object place, Throwable cause) {
        return new UnusableDatabaseException(
                "The server's own state at " + place + " cannot be opened (" + cause.getMessage()
                        + "). Is the folder writable, and is the file from no newer version of Backpack?",
                cause);
    }
}
