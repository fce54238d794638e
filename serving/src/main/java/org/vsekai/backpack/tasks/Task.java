package org.vsekai.backpack.tasks;

import java.util.Set;
import org.vsekai.backpack.batching.BatchCall;

/**
 * A task as a model does it: what of a request is the model's input, and what its result is to a client. Thread-safe.
 *
 * @param <I> what the model takes
 * @param <O> what it gives
 */
interface Task<I, O> {
    BodyKind takes();

    /** Names that the query may have besides those of all tasks. */
    default Set<String> parameters() {
        return Set.of();
    }

    /**
     * The model's input.
     *
     * @throws RuntimeException one that {@link InputProblems} knows, when the request is at fault
     */
    I read(TaskRequest request);

    /** Loads the model for the thread that will call it. */
    BatchCall<I, Done<O>> open();

    /** What the client gets. */
    TaskAnswer write(TaskRequest request, O result);
}
