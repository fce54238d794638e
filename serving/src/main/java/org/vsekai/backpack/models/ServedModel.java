package org.vsekai.backpack.models;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.BatchQueue;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * A model online: loaded by the first request, on a thread of its own, and then kept. One that cannot be loaded says why, and is
 * tried again after a while. Thread-safe.
 */
final class ServedModel implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final CataloguedModel model;
    private final InferenceSettings inference;
    private final ModelsSettings settings;
    private @Nullable BatchQueue<List<InferTensor>, List<InferTensor>> queue;
    private Instant retryAt = Instant.MIN;

    ServedModel(CataloguedModel model, InferenceSettings inference, ModelsSettings settings) {
        this.model = model;
        this.inference = inference;
        this.settings = settings;
    }

    CataloguedModel model() {
        return model;
    }

    /** Why a request would not be answered, and what the operator does about it; none when it would, by all that is known. */
    Optional<String> why() {
        var absent = model.absentFiles();
        return absent.isEmpty()
                ? problem()
                : Optional.of(
                        "./backpack models " + model.card().name() + " brings " + String.join(", ", absent) + ".");
    }

    /** Why it could not be loaded. */
    synchronized Optional<String> problem() {
        return Optional.ofNullable(queue)
                .flatMap(BatchQueue::end)
                .filter(end -> !(end instanceof NotAnsweredException))
                .map(end -> String.valueOf(end.getMessage()));
    }

    /** Requests that wait. */
    synchronized int waiting() {
        return queue == null ? 0 : queue.waiting();
    }

    /**
     * Asks the model.
     *
     * @return completes with its outputs, or with why there are none
     * @throws InvalidInferenceException when it takes other tensors
     * @throws NotAnsweredException when too many wait
     */
    CompletableFuture<Answer<List<InferTensor>>> ask(InferRequest request, Priority priority) {
        return queue().submit(inOrder(request), priority, settings.deadline());
    }

    private List<InferTensor> inOrder(InferRequest request) {
        var card = model.card();
        var names = new HashSet<String>();
        for (var input : request.inputs()) {
            if (!names.add(input.name())) {
                throw new InvalidInferenceException("input " + input.name() + " is there twice");
            }
        }
        var inputs = card.inputs().stream()
                .map(spec -> {
                    var input = request.inputs().stream()
                            .filter(given -> given.name().equals(spec.name()))
                            .findFirst()
                            .orElseThrow(() -> new InvalidInferenceException("input " + spec.name() + " is missing"));
                    if (input.datatype() != spec.datatype() || !spec.accepts(input.shape()) || isEmpty(input)) {
                        throw new InvalidInferenceException("input " + spec.name() + " must be " + spec.datatype()
                                + " of " + spec.sides() + ", not " + input.datatype() + " of " + input.shape());
                    }
                    return input;
                })
                .toList();
        if (names.size() > inputs.size()) {
            throw new InvalidInferenceException("the model takes no more inputs than "
                    + card.inputs().stream().map(spec -> spec.name()).toList());
        }
        for (var output : request.outputs()) {
            if (card.outputs().stream().noneMatch(spec -> spec.name().equals(output.name()))) {
                throw new InvalidInferenceException("the model has no output " + output.name() + ", only "
                        + card.outputs().stream().map(spec -> spec.name()).toList());
            }
        }
        return inputs;
    }

    private static boolean isEmpty(InferTensor tensor) {
        return tensor.data().remaining() == 0;
    }

    private synchronized BatchQueue<List<InferTensor>, List<InferTensor>> queue() {
        var current = queue;
        if (current == null || (current.end().isPresent() && Instant.now().isAfter(retryAt))) {
            retryAt = Instant.now().plus(RETRY);
            current = new BatchQueue<>(
                    "model-" + model.card().name(),
                    settings.queue(),
                    () -> new TensorCall(model, inference, settings.queue().largestBatch()));
            queue = current;
        }
        return current;
    }

    /** Has it loaded, without waiting for it. */
    void load() {
        queue();
    }

    /** Lets running calls end; the next request would load it again. */
    @Override
    public void close() {
        BatchQueue<List<InferTensor>, List<InferTensor>> current;
        synchronized (this) {
            current = queue;
            queue = null;
        }
        if (current != null) {
            current.close();
        }
    }
}
