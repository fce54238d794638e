package org.vsekai.backpack.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Closes a body that brings nothing for too long, so that its reader wakes up: the client has no limit of its own. */
final class StallWatch implements AutoCloseable {
    private final ExecutorService timer = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "stall watch");
        thread.setDaemon(true);
        return thread;
    });
    private volatile long movedAt = System.nanoTime();

    private StallWatch() {}

    static StallWatch over(InputStream body, Duration limit) {
        var watch = new StallWatch();
        long period = Math.max(1, limit.toMillis() / 4);
        watch.timer.execute(() -> watch.check(body, limit, period));
        return watch;
    }

    private void check(InputStream body, Duration limit, long period) {
        try {
            while (System.nanoTime() - movedAt <= limit.toNanos()) {
                Thread.sleep(period);
            }
            body.close();
        } catch (InterruptedException e) {
            // The body was read to its end.
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void moved() {
        movedAt = System.nanoTime();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
