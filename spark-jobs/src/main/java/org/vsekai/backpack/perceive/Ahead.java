package org.vsekai.backpack.perceive;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;

/**
 * Reads things on a thread of its own while others are looked at, a bounded number ahead and in their order. So memory holds
 * that many at most, and those in hand. Used by one thread; close it to end the other.
 *
 * @param <S> what is read
 */
final class Ahead<S> implements AutoCloseable {
    private final Iterator<Row> rows;
    private final Work<S> work;
    private final int most;
    private final Deque<Future<Read<S>>> reading = new ArrayDeque<>();
    private final ExecutorService reader = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "perceive-read");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * What came of reading something: it, or why not.
     *
     * @param row the thing's row
     */
    record Read<S>(Row row, Optional<S> subject, Optional<Throwable> problem) {}

    Ahead(Iterator<Row> rows, Work<S> work, int most) {
        this.rows = rows;
        this.work = work;
        this.most = most;
    }

    boolean hasNext() {
        return !reading.isEmpty() || rows.hasNext();
    }

    /** The next of them. Rows are taken on the caller's thread: Spark ties them to it. */
    Read<S> next() {
        fill();
        if (reading.isEmpty()) {
            throw new NoSuchElementException("all is read");
        }
        var next = await(reading.remove());
        fill();
        return next;
    }

    private void fill() {
        while (reading.size() < most && rows.hasNext()) {
            var row = rows.next();
            reading.add(reader.submit(() -> read(work, row)));
        }
    }

    private static <S> Read<S> await(Future<Read<S>> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the Spark task is being ended", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    static <S> Read<S> read(Work<S> work, Row row) {
        try {
            return new Read<>(row, Optional.of(work.read(row)), Optional.empty());
        } catch (Exception | OutOfMemoryError | StackOverflowError e) {
            return new Read<>(row, Optional.empty(), Optional.of(e));
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
