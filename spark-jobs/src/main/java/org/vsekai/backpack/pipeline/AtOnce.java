package org.vsekai.backpack.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Work on many things at once, which may wait for Spark. It has threads of its own: Hadoop's streams use the common pool when they are
 * closed, so a Spark task would wait for a thread of that pool, which would wait for the task.
 */
public final class AtOnce {
    private AtOnce() {}

    /** What the work makes of each, in their order, on as many threads as there are cores, two at least. */
    static <T, R> List<R> map(List<T> things, Function<? super T, ? extends R> work) {
        return map(things, Math.max(2, Runtime.getRuntime().availableProcessors()), work);
    }

    /** What the work makes of each, in their order. What it throws first is thrown. */
    public static <T, R> List<R> map(List<T> things, int most, Function<? super T, ? extends R> work) {
        var threads = Executors.newFixedThreadPool(most);
        try {
            var futures = new ArrayList<Future<R>>(things.size());
            for (var thing : things) {
                futures.add(threads.submit(() -> work.apply(thing)));
            }
            var results = new ArrayList<R>(things.size());
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw unchecked(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException unchecked(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failed ? failed : new IllegalStateException(cause);
    }
}
