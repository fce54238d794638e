package org.vsekai.backpack.tasks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Server-sent events (WHATWG HTML, 9.2) between the thread that has them and the one that sends them: the first never waits for a slow
 * client. Thread-safe.
 */
final class EventStream {
    private static final byte[] STILL_HERE = ": still here\n\n".getBytes(StandardCharsets.UTF_8);

    private final BlockingQueue<Optional<byte[]>> events = new LinkedBlockingQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private volatile boolean isGone;

    /** Takes an event. */
    void add(byte[] data) {
        events.add(Optional.of(data));
        begun.countDown();
    }

    /** No more come. */
    void end() {
        events.add(Optional.empty());
        begun.countDown();
    }

    /** Whether nobody reads any more. */
    boolean isGone() {
        return isGone;
    }

    /** Waits for the first event or the end, but not longer than this. */
    void await(Duration most) throws InterruptedException {
        var unused = begun.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Sends events until the end, and something in every pause: that is how a client who went away is noticed.
     *
     * @throws IOException when the client is gone
     */
    void send(OutputStream out, Duration pause) throws IOException, InterruptedException {
        try {
            while (true) {
                var event = events.poll(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (event == null) {
                    out.write(STILL_HERE);
                } else if (event.isEmpty()) {
                    return;
                } else {
                    out.write("data: ".getBytes(StandardCharsets.UTF_8));
                    out.write(event.get());
                    out.write("\n\n".getBytes(StandardCharsets.UTF_8));
                }
                if (events.isEmpty()) {
                    out.flush();
                }
            }
        } finally {
            isGone = true;
        }
    }
}
