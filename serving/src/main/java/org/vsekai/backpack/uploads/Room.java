package org.vsekai.backpack.uploads;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.vsekai.backpack.server.UploadProblems;

/** Who may begin an upload: keeps the number and the size of all unfinished ones within the limits. Thread-safe. */
final class Room {
    private final UploadSettings settings;
    private final Incoming incoming;
    private final ResumableStore resumables;
    private final Semaphore bodies;
    private int streaming;
    private long streamingBytes;

    Room(UploadSettings settings, Incoming incoming, ResumableStore resumables) {
        this.settings = settings;
        this.incoming = incoming;
        this.resumables = resumables;
        this.bodies = new Semaphore(settings.mostAtOnce());
    }

    /** What somebody takes up until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Room for an upload that comes in one request. */
    synchronized Place take(long bytes) throws IOException {
        require(bytes);
        streaming++;
        streamingBytes += bytes;
        return () -> release(bytes);
    }

    private synchronized void release(long bytes) {
        streaming--;
        streamingBytes -= bytes;
    }

    /** Room for an upload that comes in parts: it takes it up as long as its row is there. */
    synchronized <T> T enter(long bytes, Supplier<T> entry) throws IOException {
        require(bytes);
        return entry.get();
    }

    private void require(long bytes) throws IOException {
        incoming.requireRoom(bytes);
        var unfinished = resumables.unfinished();
        if (unfinished.count() + streaming >= settings.mostUnfinished()) {
            throw UploadProblems.tooManyUnfinished("most-unfinished");
        }
        if (unfinished.bytes() + streamingBytes + bytes > settings.mostUnfinishedBytes()) {
            throw UploadProblems.tooManyUnfinished("most-unfinished-bytes");
        }
    }

    /** One of the bodies that are received at once. */
    Place body() {
        if (!bodies.tryAcquire()) {
            throw UploadProblems.tooManyUnfinished("most-at-once");
        }
        return bodies::release;
    }

    /** Bodies that are being received. */
    int bodiesNow() {
        return settings.mostAtOnce() - bodies.availablePermits();
    }
}
