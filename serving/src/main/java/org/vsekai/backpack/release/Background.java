package org.vsekai.backpack.release;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Work that another core may do meanwhile. Thread-safe. */
final class Background<T> {
    private final CompletableFuture<T> work;

    private Background(CompletableFuture<T> work) {
        this.work = work;
    }

    /** Begins the work, or does it at once: that is the executor's affair. */
    static <T> Background<T> of(Executor executor, Supplier<T> work) {
        return new Background<>(CompletableFuture.supplyAsync(work, executor));
    }

    /** Waits for the result; what the work threw, this throws. */
    T get() {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error failure) {
                throw failure;
            }
            throw e;
        }
    }
}
