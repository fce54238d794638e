package org.vsekai.backpack.server;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets short tasks that never wait run at most so many at once, in the order in which they came. A thread that comes when
 * a turn is free runs its own task and no other, since its caller waits for it; when all are taken it leaves its task and
 * goes. What was left is run by other threads, each as long as something waits: nobody waits for a lock, and cores are not
 * shared out among more tasks than there are cores, which would make all of them late. Thread-safe.
 */
final class Turns {
    private final int most;
    private final Executor others;
    private final AtomicInteger taken = new AtomicInteger();
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** @param others runs what was left; at most {@code most} of its threads are used at once */
    Turns(int most, Executor others) {
        this.most = most;
        this.others = others;
    }

    /**
     * Runs the task now, or has it run.
     *
     * @param task which throws nothing
     */
    void take(Runnable task) {
        if (waiting.isEmpty() && enter()) {
            task.run();
            passOn();
        } else {
            waiting.add(task);
            if (enter()) {
                passOn();
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

    /** Gives a turn to what waits, or back. */
    private void passOn() {
        if (waiting.isEmpty()) {
            taken.decrementAndGet();
            // A task may have come between the look and the turn's end.
            if (waiting.isEmpty() || !enter()) {
                return;
            }
        }
        others.execute(this::runWhatWaits);
    }

    private void runWhatWaits() {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
        passOn();
    }
}
