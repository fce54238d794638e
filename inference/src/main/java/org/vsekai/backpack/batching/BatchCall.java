package org.vsekai.backpack.batching;

import java.util.List;

/** Answers a batch, on one thread; what it holds is freed when it is closed. */
public interface BatchCall<I, O> extends AutoCloseable {
    /** The answers, in the order of the inputs, as many as they are. */
    List<O> answer(List<I> inputs) throws Exception;

    @Override
    default void close() {}
}
