package org.vsekai.backpack.uploads;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.vsekai.backpack.server.UploadProblems;

/** Lets one request at a time deal with an upload. Thread-safe. */
final class UploadLocks {
    private static final long PATIENCE_MILLIS = 3_000;

    private final Set<String> held = new HashSet<>();

    /** Waits a while: the request before may be one whose client is gone. */
    synchronized Room.Place hold(String uploadId) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!held.add(uploadId)) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                throw UploadProblems.locked(uploadId);
            }
            wait(left);
        }
        return () -> release(uploadId);
    }

    private synchronized void release(String uploadId) {
        held.remove(uploadId);
        notifyAll();
    }
}
