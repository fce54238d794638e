package org.vsekai.backpack.frames;

import java.io.IOException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Lets the tasks of a JVM draw scenes side by side. One that finds too little memory that way is drawn again while
 * nobody else draws, so that whether a scene is too large depends on the scene and the JVM, not on its neighbours.
 */
final class Turns {
    private static final ReadWriteLock MEMORY = new ReentrantReadWriteLock(true);

    /** What is done in a turn; it may be done twice. */
    interface Work<T> {
        T run() throws IOException, Undrawable;
    }

    private Turns() {}

    /**
     * The work's result.
     *
     * @throws OutOfMemoryError when it does not fit into the JVM alone either
     */
    static <T> T take(Work<T> work) throws IOException, Undrawable {
        try {
            return holding(MEMORY.readLock(), work);
        } catch (OutOfMemoryError e) {
            return holding(MEMORY.writeLock(), work);
        }
    }

    private static <T> T holding(Lock lock, Work<T> work) throws IOException, Undrawable {
        lock.lock();
        try {
            return work.run();
        } finally {
            lock.unlock();
        }
    }
}
