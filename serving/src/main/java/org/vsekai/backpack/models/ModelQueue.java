package org.vsekai.backpack.models;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.batching.BatchQueue;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.batching.QueueSettings;

/**
 * Requests of one kind to a model. The first of them has the model loaded, on a thread of its own; one that cannot be loaded says
 * why, and is tried again after a while. Thread-safe.
 */
public final class ModelQueue<I, O> implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final String name;
    private final QueueSettings settings;
    private final Supplier<? extends BatchCall<I, O>> calls;
    private @Nullable BatchQueue<I, O> queue;
    private Instant retryAt = Instant.MIN;
    private long lastAsked;

    ModelQueue(String name, QueueSettings settings, Supplier<? extends BatchCall<I, O>> calls) {
        this.name = name;
        this.settings = settings;
        this.calls = calls;
    }

    /**
     * Asks the model.
     *
     * @param deadline how long the request may wait for its call
     * @return completes with the answer, or with why there is none; cancelling it takes the request out when its call has not
     *     begun
     * @throws NotAnsweredException when too many wait
     */
    public synchronized CompletableFuture<Answer<O>> ask(I input, Priority priority, Duration deadline) {
        lastAsked = System.nanoTime();
        return queue().submit(input, priority, deadline);
    }

    private BatchQueue<I, O> queue() {
        var current = queue;
        if (current == null || (current.end().isPresent() && Instant.now().isAfter(retryAt))) {
            retryAt = Instant.now().plus(RETRY);
            current = new BatchQueue<>(name, settings, calls);
            queue = current;
        }
        return current;
    }

    /** Has the model loaded, without waiting for it. */
    synchronized void load() {
        lastAsked = System.nanoTime();
        queue();
    }

    /** Why it could not be loaded. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(queue)
                .flatMap(BatchQueue::end)
                .filter(end -> !(end instanceof NotAnsweredException))
                .map(end -> String.valueOf(end.getMessage()));
    }

    /** Requests that wait. */
    synchronized int waiting() {
        return queue == null ? 0 : queue.waiting();
    }

    /** Whether it has a thread that holds the model. */
    synchronized boolean isLoaded() {
        return queue != null && queue.end().isEmpty();
    }

    /** Frees the model where nobody has asked for this long; the next request would load it again. */
    void unloadAfter(Duration time) {
        BatchQueue<I, O> unused;
        synchronized (this) {
            var current = queue;
            if (current == null || current.waiting() > 0 || System.nanoTime() - lastAsked < time.toNanos()) {
                return;
            }
            unused = current;
            queue = null;
        }
        unused.finish();
    }

    /** Answers those that wait, and frees the model then. */
    synchronized void retire() {
        if (queue != null) {
            queue.finish();
        }
    }

    /** Lets running calls end; the next request would load the model again. */
    @Override
    public void close() {
        BatchQueue<I, O> current;
        synchronized (this) {
            current = queue;
            queue = null;
        }
        if (current != null) {
            current.close();
        }
    }
}
