package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.vsekai.backpack.models.ModelQueue;
import org.vsekai.backpack.models.ServedModel;

/**
 * A model that takes inputs of a kind.
 *
 * @param with models that it needs besides
 */
record Doer<I, O>(ServedModel served, List<ServedModel> with, ModelQueue<I, Done<O>> queue) {
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
