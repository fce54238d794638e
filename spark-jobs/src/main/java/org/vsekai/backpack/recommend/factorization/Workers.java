package org.vsekai.backpack.recommend.factorization;

import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Some threads that share tasks by number; the one that is free takes the next. For one caller at a time. */
final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService pool;

    Workers(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            var thread = new Thread(task, "factorization");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A task, done by a thread with scratch space of its own. */
    interface Task<S> {
        void run(S scratch, int number);
    }

    /** Makes the scratch space of one thread. */
    interface Scratch<S> {
        S make();
    }

    /** Does the tasks 0 to {@code tasks - 1} and returns when all are done. */
    <S> void each(int tasks, Scratch<S> scratch, Task<S> task) {
        var next = new AtomicInteger();
        var running = new ArrayList<Future<?>>();
        for (int i = 0; i < Math.min(threads, tasks); i++) {
            running.add(pool.submit(() -> {
                var own = scratch.make();
                for (int number = next.getAndIncrement(); number < tasks; number = next.getAndIncrement()) {
                    task.run(own, number);
                }
            }));
        }
        running.forEach(Workers::await);
    }

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the fit was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a part of the fit failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
