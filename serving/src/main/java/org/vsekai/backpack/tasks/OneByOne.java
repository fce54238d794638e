package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.function.Function;
import org.vsekai.backpack.batching.BatchCall;

/** Takes each input for itself. For one thread. */
final class OneByOne<I, O, M extends AutoCloseable> implements BatchCall<I, Done<O>> {
    private final M model;
    private final Function<I, Done<O>> call;

    OneByOne(M model, Function<I, Done<O>> call) {
        this.model = model;
        this.call = call;
    }

    @Override
    public List<Done<O>> answer(List<I> inputs) {
        return inputs.stream().map(call).toList();
    }

    @Override
    public void close() {
        try {
            model.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
