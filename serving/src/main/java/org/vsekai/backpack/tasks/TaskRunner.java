package org.vsekai.backpack.tasks;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.models.ModelFailures;
import org.vsekai.backpack.models.ModelMeters;
import org.vsekai.backpack.models.ModelMeters.Part;
import org.vsekai.backpack.models.ModelsSettings;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Problem;

/**
 * Takes requests through reading, waiting, the model and writing; counts them and times each part. Pictures are decoded and
 * encoded on threads of its own, so that lookups never wait for them. Thread-safe.
 */
final class TaskRunner implements AutoCloseable {
    private final ModelMeters meters;
    private final Semaphore admitted;
    private final ExecutorService threads;

    TaskRunner(ModelsSettings settings, ModelMeters meters) {
        this.meters = meters;
        this.admitted = new Semaphore(settings.queue().mostWaiting());
        var number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(settings.codecThreads(), work -> {
            var thread = new Thread(work, "model-codec-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * What came of a request.
     *
     * @param timing where the time went, as the header Server-Timing has it
     */
    record Ran<T>(T value, String timing) {}

    /** The parts of a request's time, in milliseconds. */
    private record Timing(double queue, double preprocess, double infer, double postprocess) {
        String header() {
            return String.format(
                    Locale.ROOT,
                    "queue;dur=%.2f, preprocess;dur=%.2f, infer;dur=%.2f, postprocess;dur=%.2f",
                    queue,
                    preprocess,
                    infer,
                    postprocess);
        }
    }

    /**
     * Says no where the model would.
     *
     * @throws Problem when it is absent or could not be loaded
     */
    void requireReady(Doer<?, ?> model) {
        model.why().ifPresent(why -> {
            throw meters.refused(model.name(), ModelProblems.unusable(model.name(), why));
        });
    }

    /**
     * Runs a request.
     *
     * @param read makes the model's input, on a thread of this
     * @param write makes the answer of the model's result, on a thread of this
     * @param wait how long the request may wait for its turn
     * @return completes with the answer, or with a {@link Problem}
     */
    <I, O, T> CompletableFuture<Ran<T>> run(
            Doer<I, O> model, Supplier<I> read, Function<O, T> write, Priority priority, Duration wait) {
        if (!admitted.tryAcquire()) {
            throw meters.refused(
                    model.name(),
                    ModelProblems.tooManyWait("As many requests to models are here as may be. Try again later."));
        }
        return CompletableFuture.supplyAsync(() -> timed(read), threads)
                .thenCompose(input -> model.queue()
                        .ask(input.value(), priority, wait)
                        .thenApplyAsync(answer -> written(model.name(), input, answer, write), threads))
                .whenComplete((done, failure) -> admitted.release())
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        meters.refused(model.name(), problem(model.name(), ModelFailures.cause(failure)))));
    }

    private record Timed<T>(T value, double milliseconds) {}

    private static <T> Timed<T> timed(Supplier<T> work) {
        long start = System.nanoTime();
        var value = work.get();
        return new Timed<>(value, (System.nanoTime() - start) / 1e6);
    }

    private <O, T> Ran<T> written(String name, Timed<?> input, Answer<Done<O>> answer, Function<O, T> write) {
        var result = timed(() -> write.apply(answer.value().value()));
        var split = answer.value().split();
        double inside =
                split.map(parts -> parts.preprocess() + parts.postprocess()).orElse(0.0);
        var timing = new Timing(
                answer.queueMilliseconds(),
                input.milliseconds() + split.map(parts -> parts.preprocess()).orElse(0.0),
                split.map(parts -> parts.infer()).orElse(answer.callMilliseconds() - inside),
                result.milliseconds() + split.map(parts -> parts.postprocess()).orElse(0.0));
        meters.answered(name, answer);
        meters.time(name, Part.PREPROCESS, timing.preprocess());
        meters.time(name, Part.INFER, timing.infer());
        meters.time(name, Part.POSTPROCESS, timing.postprocess());
        return new Ran<>(result.value(), timing.header());
    }

    private static Problem problem(String name, Throwable cause) {
        if (cause instanceof CancellationException) {
            return ModelProblems.tooLate("Nobody waits for the answer any more.");
        }
        return InputProblems.of(cause).orElseGet(() -> ModelFailures.problem(name, cause));
    }

    /** Takes no more; what runs ends. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
