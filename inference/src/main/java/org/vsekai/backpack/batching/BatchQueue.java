package org.vsekai.backpack.batching;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects requests into batches: a batch goes when it is full, or when its first request has waited long enough. Higher
 * priorities go first, requests of one priority in the order in which they came. A request whose deadline has passed, or whose
 * future was cancelled, is left out before the call. A batch that fails is tried again one by one, so that a bad input costs
 * nobody else an answer. Thread-safe.
 */
public final class BatchQueue<I, O> implements AutoCloseable {
    private final QueueSettings settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Highest priority first. */
    private final Map<Priority, Deque<Request<I, O>>> waiting = new EnumMap<>(Priority.class);

    private final List<Thread> workers = new ArrayList<>();
    private int count;
    /** Why no more are taken. */
    private @Nullable Throwable end;
    /** Whether those that wait are the last. */
    private boolean isFinishing;

    private record Request<I, O>(
            I input, long came, long deadline, Duration allowed, CompletableFuture<Answer<O>> future) {
        boolean isOver(long now) {
            return future.isDone() || now - deadline > 0;
        }
    }

    /**
     * @param name of the workers' threads
     * @param calls makes one for each worker, on its thread, when it starts
     */
    public BatchQueue(String name, QueueSettings settings, Supplier<? extends BatchCall<I, O>> calls) {
        this.settings = settings;
        for (var priority : Priority.values()) {
            waiting.put(priority, new ArrayDeque<>());
        }
        for (int i = 0; i < settings.workers(); i++) {
            var worker = new Thread(() -> work(calls), name + "-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /**
     * Puts a request in its place.
     *
     * @param deadline how long it may wait for its call
     * @return completes with the answer, with what the call threw, or with {@link NotAnsweredException}; cancelling it takes
     *     the request out when its call has not begun
     * @throws NotAnsweredException when the queue is full or finishing
     */
    public CompletableFuture<Answer<O>> submit(I input, Priority priority, Duration deadline) {
        var future = new CompletableFuture<Answer<O>>();
        lock.lock();
        try {
            if (end != null) {
                return CompletableFuture.failedFuture(end);
            }
            if (isFinishing) {
                throw NotAnsweredException.closed();
            }
            if (count >= settings.mostWaiting() && !dropOver()) {
                throw NotAnsweredException.queueFull(count);
            }
            long now = System.nanoTime();
            line(priority).add(new Request<>(input, now, now + deadline.toNanos(), deadline, future));
            count++;
            changed.signal();
        } finally {
            lock.unlock();
        }
        return future;
    }

    /** Why no more are taken, once that is so. */
    public Optional<Throwable> end() {
        lock.lock();
        try {
            return Optional.ofNullable(end);
        } finally {
            lock.unlock();
        }
    }

    private Deque<Request<I, O>> line(Priority priority) {
        return Objects.requireNonNull(waiting.get(priority), "every priority has its line");
    }

    /** Requests that wait. */
    public int waiting() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Makes room by leaving out those that nobody waits for any more; whether there was one. */
    private boolean dropOver() {
        long now = System.nanoTime();
        int before = count;
        for (var line : waiting.values()) {
            line.removeIf(request -> {
                if (!request.isOver(now)) {
                    return false;
                }
                expire(request);
                count--;
                return true;
            });
        }
        return count < before;
    }

    private static void expire(Request<?, ?> request) {
        request.future().completeExceptionally(NotAnsweredException.deadlinePassed(request.allowed()));
    }

    private void work(Supplier<? extends BatchCall<I, O>> calls) {
        try (var call = calls.get()) {
            for (var batch = take(); !batch.isEmpty(); batch = take()) {
                answer(call, batch);
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            // A worker that cannot work tells everybody, rather than let them wait.
            end(e);
        }
    }

    /** The next batch; an empty one when the queue is closed. */
    private List<Request<I, O>> take() {
        lock.lock();
        try {
            while (true) {
                awaitRequests();
                if (end != null || (isFinishing && count == 0)) {
                    return List.of();
                }
                var batch = collect();
                if (!batch.isEmpty()) {
                    return batch;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a first request, and then for others to go with it. */
    private void awaitRequests() throws InterruptedException {
        while (count == 0 && end == null && !isFinishing) {
            changed.await();
        }
        var first = oldest();
        while (first != null && count < settings.largestBatch() && end == null && !isFinishing) {
            long left = first.came() + settings.longestDelay().toNanos() - System.nanoTime();
            if (left <= 0) {
                return;
            }
            changed.await(left, TimeUnit.NANOSECONDS);
            first = oldest();
        }
    }

    private @Nullable Request<I, O> oldest() {
        Request<I, O> oldest = null;
        for (var line : waiting.values()) {
            var first = line.peek();
            if (first != null && (oldest == null || first.came() - oldest.came() < 0)) {
                oldest = first;
            }
        }
        return oldest;
    }

    private List<Request<I, O>> collect() {
        long now = System.nanoTime();
        var batch = new ArrayList<Request<I, O>>();
        for (var line : waiting.values()) {
            while (batch.size() < settings.largestBatch() && !line.isEmpty()) {
                var request = line.remove();
                count--;
                if (request.isOver(now)) {
                    expire(request);
                } else {
                    batch.add(request);
                }
            }
        }
        if (count > 0) {
            changed.signal();
        }
        return batch;
    }

    private void answer(BatchCall<I, O> call, List<Request<I, O>> batch) {
        long start = System.nanoTime();
        try {
            var values = call.answer(batch.stream().map(Request::input).toList());
            if (values.size() != batch.size()) {
                throw new IllegalStateException(values.size() + " answers to " + batch.size() + " requests");
            }
            double milliseconds = milliseconds(System.nanoTime() - start);
            for (int i = 0; i < batch.size(); i++) {
                var request = batch.get(i);
                double queued = milliseconds(start - request.came());
                request.future().complete(new Answer<>(values.get(i), queued, milliseconds, batch.size()));
            }
        } catch (Exception | LinkageError | OutOfMemoryError e) {
            if (batch.size() == 1) {
                batch.get(0).future().completeExceptionally(e);
            } else {
                batch.forEach(request -> answer(call, List.of(request)));
            }
        }
    }

    private static double milliseconds(long nanoseconds) {
        return nanoseconds / 1e6;
    }

    private void end(Throwable cause) {
        var left = new ArrayList<Request<I, O>>();
        lock.lock();
        try {
            if (end == null) {
                end = cause;
            }
            waiting.values().forEach(line -> {
                left.addAll(line);
                line.clear();
            });
            count = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        left.forEach(request -> request.future().completeExceptionally(cause));
    }

    /** Takes no more; those that wait are answered still, and what the workers hold is freed after the last of them. */
    public void finish() {
        lock.lock();
        try {
            isFinishing = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Turns away those that wait, lets running calls end, and waits for them. */
    @Override
    public void close() {
        end(NotAnsweredException.closed());
        boolean interrupted = false;
        for (var worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
