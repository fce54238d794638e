package org.vsekai.backpack.release;

import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.ModelReleaseRow;

/** A release cannot be served; the message says which, why, and what to do. */
public final class InvalidReleaseException extends RuntimeException {
    private InvalidReleaseException(String message, @Nullable Throwable cause) {
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

    static InvalidReleaseException noVariant(String id) {
        return new InvalidReleaseException(
                "Release " + id + " of a variant of the experiment is not among those in model_releases that were not"
                        + " rejected; its users get the live one.",
                null);
    }

    static IllegalArgumentException parameter(String name, String problem) {
        return new IllegalArgumentException("training parameter " + name + " " + problem
                + "; the release's row must carry it as docs/serving.md says");
    }

    static IllegalArgumentException otherRank(int users, int items) {
        return new IllegalArgumentException(
                "user factors have " + users + " numbers and item factors " + items + "; they are not of one training");
    }
}
