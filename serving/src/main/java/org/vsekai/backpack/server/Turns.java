package org.vsekai.backpack.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets short tasks that never wait run at most so many at once, in the order in which they came. A thread that comes when
 * all turns are taken leaves its task to those who have them and goes: nobody waits for a lock, and cores are not shared
 * out among more tasks than there are cores, which would make all of them late. Thread-safe.
 */
final class Turns {
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    Turns(int most) {
        this.most = most;
    }

    /**
     * Runs the task now, or has it run by a thread that is running others.
     *
     * @param task which throws nothing
     */
    void take(Runnable task) {
        waiting.add(task);
        // Asked again after each round: a task may have come between the last look and the turn's end.
        while (!waiting.isEmpty() && enter()) {
            try {
                for (var next = waiting.poll(); next != null; next = waiting.poll()) {
                    next.run();
                }
            } finally {
                taken.decrementAndGet();
            }
        }
    }

    private boolean enter() {
        for (int now = taken.get(); now < most; now = taken.get()) {
            if (taken.compareAndSet(now, now + 1)) {
                return true;
            }
        }
        return false;
    }
}
