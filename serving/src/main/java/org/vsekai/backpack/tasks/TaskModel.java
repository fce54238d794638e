package org.vsekai.backpack.tasks;

import java.util.Optional;
import java.util.stream.Stream;
import org.vsekai.backpack.models.ModelQueue;
import org.vsekai.backpack.models.ServedModel;

/**
 * A model that does a task.
 *
 * @param with models that it needs besides
 */
record TaskModel<I, O>(
        ServedModel served, java.util.List<ServedModel> with, Task<I, O> task, ModelQueue<I, Done<O>> queue) {
    String name() {
        return served.name();
    }

    /** Why a request would not be answered. */
    Optional<String> why() {
        return Stream.concat(Stream.of(served), with.stream())
                .flatMap(model -> model.why().stream())
                .findFirst();
    }
}
