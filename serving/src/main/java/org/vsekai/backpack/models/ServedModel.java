package org.vsekai.backpack.models;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.BatchCall;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.batching.QueueSettings;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.engine.InferenceSettings;

/** A model online, with a queue for each kind of request that it answers. Thread-safe. */
public final class ServedModel implements AutoCloseable {
    private final CataloguedModel model;
    private final ModelsSettings settings;
    private final List<ModelQueue<?, ?>> queues = new CopyOnWriteArrayList<>();
    private final ModelQueue<List<InferTensor>, List<InferTensor>> tensors;

    ServedModel(CataloguedModel model, InferenceSettings inference, ModelsSettings settings) {
        this.model = model;
        this.settings = settings;
        this.tensors = queue(
                "tensors",
                settings.queue(),
                () -> new TensorCall(model, inference, settings.queue().largestBatch()));
    }

    /** The model itself. */
    public CataloguedModel model() {
        return model;
    }

    /** Its name in the catalogue, with its version where there are several. */
    public String name() {
        return model.reference();
    }

    /**
     * A queue for requests of a kind, which is this model's from now on.
     *
     * @param kind names its threads
     * @param calls loads what answers them, on the thread that will call it
     */
    public <I, O> ModelQueue<I, O> queue(
            String kind, QueueSettings queueSettings, Supplier<? extends BatchCall<I, O>> calls) {
        var queue = new ModelQueue<I, O>("model-" + name() + "-" + kind, queueSettings, calls);
        queues.add(queue);
        return queue;
    }

    /** Why a request would not be answered, and what the operator does about it; none when it would, by all that is known. */
    public Optional<String> why() {
        var absent = model.absentFiles();
        return absent.isEmpty()
                ? problem()
                : Optional.of("./backpack models " + name() + " brings " + String.join(", ", absent) + ".");
    }

    private Optional<String> problem() {
        return queues.stream().flatMap(queue -> queue.problem().stream()).findFirst();
    }

    /** Requests that wait. */
    int waiting() {
        return queues.stream().mapToInt(ModelQueue::waiting).sum();
    }

    /**
     * Asks the model for tensors.
     *
     * @return completes with its outputs, or with why there are none
     * @throws InvalidInferenceException when it takes other tensors
     * @throws NotAnsweredException when too many wait
     */
    CompletableFuture<Answer<List<InferTensor>>> ask(InferRequest request, Priority priority) {
        return tensors.ask(request.inOrder(model.card()), priority, settings.deadline());
    }

    /** Has it loaded for its task, or for tensors where it does none, without waiting for it. */
    void load() {
        queues.get(queues.size() - 1).load();
    }

    /** Whether some of its queues hold it. */
    boolean isLoaded() {
        return queues.stream().anyMatch(ModelQueue::isLoaded);
    }

    /** Frees what nobody has asked for this long. */
    void unloadAfter(java.time.Duration time) {
        queues.forEach(queue -> queue.unloadAfter(time));
    }

    /** Answers those that wait, and frees it then. */
    void retire() {
        queues.forEach(ModelQueue::retire);
    }

    /** Lets running calls end; the next request would load it again. */
    @Override
    public void close() {
        queues.forEach(ModelQueue::close);
    }
}
