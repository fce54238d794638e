package org.vsekai.backpack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void aTaskThatComesAloneRunsOnItsOwnThread() {
        var threads = new ArrayList<Thread>();

        new Turns(1, Runnable::run).take(() -> threads.add(Thread.currentThread()));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void tasksThatComeWhileAllTurnsAreTakenRunLaterInTheirOrder() {
        var turns = new Turns(1, Runnable::run);
        var order = new ArrayList<Integer>();

        turns.take(() -> {
            for (int i = 1; i <= 3; i++) {
                int number = i;
                turns.take(() -> order.add(number));
            }
            order.add(0);
        });

        assertThat(order).isEqualTo(List.of(0, 1, 2, 3));
    }

    @Test
    void aThreadRunsItsOwnTaskAloneAndLeavesTheOthersToOthers() {
        var left = new ArrayList<Runnable>();
        var turns = new Turns(1, left::add);
        var ran = new ArrayList<String>();

        turns.take(() -> {
            turns.take(() -> ran.add("other"));
            ran.add("own");
        });

        assertThat(ran).containsExactly("own");
        left.forEach(Runnable::run);
        assertThat(ran).containsExactly("own", "other");
    }

    @Test
    void ofManyThreadsTasksNoneIsLostAndNeverMoreRunThanThereAreTurns() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(8);
        var turns = new Turns(2, threads);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        int tasks = 20_000;
        var done = new CountDownLatch(tasks);
        for (int i = 0; i < tasks; i++) {
            threads.execute(() -> turns.take(() -> {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
                Thread.onSpinWait();
                running.decrementAndGet();
                done.countDown();
            }));
        }

        assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
        assertThat(most).hasValueLessThanOrEqualTo(2);
        threads.shutdown();
    }
}
