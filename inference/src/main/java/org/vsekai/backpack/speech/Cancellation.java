package org.vsekai.backpack.speech;

import java.util.concurrent.CancellationException;

/** Asked between the steps of long work whether anybody still waits for it. Asked by the working thread. */
@FunctionalInterface
public interface Cancellation {
    /** Of work that is always done to its end. */
    Cancellation NEVER = () -> false;

    boolean isCancelled();

    /**
     * Ends the work.
     *
     * @throws CancellationException when nobody waits for it
     */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException("nobody waits for the result any more");
        }
    }
}
