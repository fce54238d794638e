package org.vsekai.backpack.release;

import org.vsekai.backpack.table.ModelReleaseRow;

/** A release cannot be served; the message says which, why, and what to do. */
public final class InvalidReleaseException extends RuntimeException {
    private InvalidReleaseException(String message, Throwable cause) {
        super(message, cause);
    }

    static InvalidReleaseException of(ModelReleaseRow row, RuntimeException cause) {
        return new InvalidReleaseException(
                "Release " + row.releaseId() + " (number " + row.number() + ") cannot be loaded: " + cause.getMessage(),
                cause);
    }

    static InvalidReleaseException tooLarge(OutOfMemoryError cause) {
        return new InvalidReleaseException(
                "The newest release does not fit in memory beside the live one: give the server more, for example"
                        + " BACKPACK_SERVE_OPTIONS=-Xmx4g.",
                cause);
    }

    static IllegalArgumentException parameter(String name, String problem) {
        return new IllegalArgumentException(
                "training parameter " + name + " " + problem + "; the release's row must carry rank, alpha and reg");
    }

    static IllegalArgumentException otherRank(int users, int items) {
        return new IllegalArgumentException(
                "user factors have " + users + " numbers and item factors " + items + "; they are not of one training");
    }
}
