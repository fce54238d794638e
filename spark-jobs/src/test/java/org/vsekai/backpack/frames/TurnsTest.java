package org.vsekai.backpack.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void whoFindsTooLittleMemoryIsServedAgainWhileNobodyElseIs() throws Exception {
        var neighbourAtWork = new CountDownLatch(1);
        var neighbourMayEnd = new CountDownLatch(1);
        var neighbourEnded = new AtomicBoolean();
        var tries = new AtomicInteger();
        var threads = Executors.newFixedThreadPool(2);
        try {
            var neighbour = threads.submit(() -> Turns.take(() -> {
                neighbourAtWork.countDown();
                await(neighbourMayEnd);
                neighbourEnded.set(true);
                return "small";
            }));
            neighbourAtWork.await();
            var large = threads.submit(() -> Turns.take(() -> {
                if (tries.incrementAndGet() == 1) {
                    neighbourMayEnd.countDown();
                    throw new OutOfMemoryError("beside others");
                }
                assertThat(neighbourEnded).isTrue();
                return "large";
            }));

            assertThat(large.get(1, TimeUnit.MINUTES)).isEqualTo("large");
            assertThat(neighbour.get(1, TimeUnit.MINUTES)).isEqualTo("small");
            assertThat(tries).hasValue(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatDoesNotFitAloneEitherIsNotTriedForEver() {
        var tries = new AtomicInteger();

        assertThatThrownBy(() -> Turns.take(() -> {
                    tries.incrementAndGet();
                    throw new OutOfMemoryError("alone too");
                }))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(tries).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
