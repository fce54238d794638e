package org.vsekai.backpack.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchQueueTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());

    private final List<List<Integer>> batches = Collections.synchronizedList(new ArrayList<>());
    /** Each call takes a permit. */
    private final Semaphore gate = new Semaphore(0);

    private final AtomicBoolean isFreed = new AtomicBoolean();

    private final class Doubling implements BatchCall<Integer, Integer> {
        @Override
        public List<Integer> answer(List<Integer> inputs) throws InterruptedException {
            gate.acquire();
            batches.add(List.copyOf(inputs));
            if (inputs.contains(13)) {
                throw new IllegalArgumentException("13 cannot be doubled");
            }
            return inputs.stream().map(input -> 2 * input).toList();
        }

        @Override
        public void close() {
            isFreed.set(true);
        }
    }

    private BatchQueue<Integer, Integer> queue(int mostWaiting, int largestBatch, Duration delay) {
        return new BatchQueue<>("test", new QueueSettings(mostWaiting, largestBatch, delay, 1), Doubling::new);
    }

    @Test
    void whatComesTogetherGoesTogether() throws Exception {
        gate.release(9);
        try (var queue = queue(10, 8, Duration.ofSeconds(1))) {
            var futures = submit(queue, Priority.NORMAL, 1, 2, 3);

            assertThat(futures.get(2).get().value()).isEqualTo(6);
            assertThat(batches).containsExactly(List.of(1, 2, 3));
            assertThat(futures.get(0).get().batch()).isEqualTo(3);
            assertThat(futures.get(0).get().queueMilliseconds()).isGreaterThan(900);
        }
    }

    @Test
    void aFullBatchDoesNotWait() throws Exception {
        gate.release(9);
        try (var queue = queue(10, 2, Duration.ofSeconds(10))) {
            var futures = submit(queue, Priority.NORMAL, 1, 2, 3, 4);

            assertThat(futures.get(3).get(5, TimeUnit.SECONDS).value()).isEqualTo(8);
            assertThat(batches).containsExactly(List.of(1, 2), List.of(3, 4));
        }
    }

    @Test
    void higherPrioritiesGoFirstAndEqualOnesInTheirOrder() throws Exception {
        try (var queue = queue(10, 2, AT_ONCE)) {
            var running = occupy(queue);
            submit(queue, Priority.LOW, 1);
            submit(queue, Priority.NORMAL, 2, 3);
            var last = submit(queue, Priority.HIGH, 4, 5);
            gate.release(9);
            running.get();
            last.get(1).get();

            assertThat(queue.submit(6, Priority.LOW, LONG).get().value()).isEqualTo(12);
            assertThat(batches.subList(1, 3)).containsExactly(List.of(4, 5), List.of(2, 3));
        }
    }

    @Test
    void whenAsManyWaitAsMayTheNextIsTurnedAway() throws Exception {
        try (var queue = queue(2, 1, AT_ONCE)) {
            var running = occupy(queue);
            var futures = submit(queue, Priority.LOW, 1, 2);

            assertThatThrownBy(() -> queue.submit(3, Priority.HIGH, LONG))
                    .isInstanceOfSatisfying(NotAnsweredException.class, refusal -> assertThat(refusal.reason())
                            .isEqualTo(NotAnsweredException.Reason.QUEUE_FULL))
                    .hasMessageContaining("2 requests wait");
            futures.get(0).cancel(false);
            assertThat(queue.submit(3, Priority.HIGH, LONG)).isNotDone();
            gate.release(9);
            running.get();
        }
    }

    @Test
    void whoseTimeIsOverBeforeItsTurnIsToldSoAndNotCalled() throws Exception {
        try (var queue = queue(9, 4, AT_ONCE)) {
            var running = occupy(queue);
            var late = queue.submit(1, Priority.HIGH, Duration.ofMillis(1));
            var patient = queue.submit(2, Priority.NORMAL, LONG);
            Thread.sleep(20);
            gate.release(9);
            running.get();

            assertThat(patient.get().value()).isEqualTo(4);
            assertThat(late)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(NotAnsweredException.class)
                    .withMessageContaining("within 1 ms");
            assertThat(batches).doesNotContain(List.of(1, 2)).contains(List.of(2));
        }
    }

    @Test
    void whatIsCancelledBeforeItsTurnIsNotCalled() throws Exception {
        try (var queue = queue(9, 1, AT_ONCE)) {
            var running = occupy(queue);
            var futures = submit(queue, Priority.NORMAL, 1, 2);
            futures.get(0).cancel(true);
            gate.release(9);
            running.get();

            assertThat(futures.get(1).get().value()).isEqualTo(4);
            assertThat(batches).doesNotContain(List.of(1));
            assertThat(queue.waiting()).isZero();
        }
    }

    @Test
    void aBadInputCostsNobodyElseAnAnswer() throws Exception {
        gate.release(9);
        try (var queue = queue(9, 3, Duration.ofSeconds(10))) {
            var futures = submit(queue, Priority.NORMAL, 1, 13, 2);

            assertThat(futures.get(0).get().value()).isEqualTo(2);
            assertThat(futures.get(2).get().value()).isEqualTo(4);
            assertThat(futures.get(1))
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .havingCause()
                    .withMessage("13 cannot be doubled");
        }
    }

    @Test
    void closingLetsTheRunningCallEndAndTurnsAwayTheOthers() throws Exception {
        var queue = queue(9, 1, AT_ONCE);
        var running = occupy(queue);
        var waiting = queue.submit(1, Priority.NORMAL, LONG);
        var closing = CompletableFuture.runAsync(queue::close);

        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(NotAnsweredException.class);
        assertThat(closing).isNotDone();
        gate.release(9);
        closing.get();
        assertThat(running.get().value()).isZero();
        assertThat(isFreed).isTrue();
        assertThat(queue.submit(2, Priority.NORMAL, LONG)).isCompletedExceptionally();
    }

    @Test
    void aWorkerThatCannotStartTellsEverybodyWhy() {
        var settings = new QueueSettings(9, 1, AT_ONCE, 1);
        try (var queue = new BatchQueue<Integer, Integer>("test", settings, () -> {
            throw new IllegalStateException("no weights");
        })) {
            for (int i = 0; i < 2; i++) {
                assertThat(queue.submit(i, Priority.NORMAL, LONG))
                        .failsWithin(Duration.ofSeconds(5))
                        .withThrowableThat()
                        .withMessageContaining("no weights");
            }
        }
    }

    @Test
    void anAnswerTooFewIsAFaultAndNobodyGetsAnothersAnswer() {
        var settings = new QueueSettings(9, 2, Duration.ofSeconds(5), 1);
        try (var queue = new BatchQueue<Integer, Integer>("test", settings, () -> inputs -> List.of())) {
            assertThat(submit(queue, Priority.NORMAL, 1, 2)).allSatisfy(future -> assertThat(future)
                    .failsWithin(Duration.ofSeconds(5))
                    .withThrowableThat()
                    .withMessageContaining("0 answers to 1 requests"));
        }
    }

    @Test
    void manyClientsOfManyWorkersEachGetTheirOwnAnswerOnce() throws Exception {
        gate.release(1_000_000);
        var settings = new QueueSettings(10_000, 7, Duration.ofMillis(1), 3);
        var clients = Executors.newFixedThreadPool(8);
        try (var queue = new BatchQueue<Integer, Integer>("test", settings, Doubling::new)) {
            var sums = new ArrayList<CompletableFuture<Void>>();
            for (int client = 0; client < 8; client++) {
                int first = 100 + client * 1_000;
                sums.add(CompletableFuture.runAsync(
                        () -> IntStream.range(first, first + 500)
                                .forEach(number -> assertThat(queue.submit(number, PRIORITIES.get(number % 3), LONG)
                                                .join()
                                                .value())
                                        .isEqualTo(2 * number)),
                        clients));
            }
            sums.forEach(CompletableFuture::join);
        } finally {
            clients.shutdown();
        }

        assertThat(batches.stream().flatMap(List::stream)).hasSize(4_000).doesNotHaveDuplicates();
        assertThat(batches).allSatisfy(batch -> assertThat(batch).hasSizeBetween(1, 7));
    }

    private static List<CompletableFuture<Answer<Integer>>> submit(
            BatchQueue<Integer, Integer> queue, Priority priority, int... inputs) {
        return IntStream.of(inputs)
                .mapToObj(input -> queue.submit(input, priority, LONG))
                .toList();
    }

    /** Has the one worker wait in a call, so that what comes next must wait too. */
    private CompletableFuture<Answer<Integer>> occupy(BatchQueue<Integer, Integer> queue) throws InterruptedException {
        var running = queue.submit(0, Priority.NORMAL, LONG);
        while (queue.waiting() > 0 || !gate.hasQueuedThreads()) {
            Thread.sleep(1);
        }
        return running;
    }
}
