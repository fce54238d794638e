package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Telemetry;

/**
 * Asks models what others have answered, when nothing else is to be done, and counts how far they agree: what a new model would answer
 * is known before it is served. What it answers is thrown away. Thread-safe.
 */
final class Shadows {
    private static final Logger log = LoggerFactory.getLogger(Shadows.class);

    /** Requests that are kept for comparison; more are answered without one. */
    private static final int MOST = 4;

    private final Models models;
    private final TaskRunner runner;
    private final Telemetry telemetry;
    private final Semaphore free = new Semaphore(MOST);

    Shadows(Models models, TaskRunner runner, Telemetry telemetry) {
        this.models = models;
        this.runner = runner;
        this.telemetry = telemetry;
    }

    /** Has the shadows of a model answer a request that it has answered. */
    void follow(TaskModels tasks, ModelTask task, String model, TaskRequest request, TaskAnswer answer) {
        for (var shadow : models.settings().shadows()) {
            if (!models.reference(shadow.of()).equals(model)) {
                continue;
            }
            tasks.of(task).stream()
                    .filter(other -> other.name().equals(models.reference(shadow.by())))
                    .findFirst()
                    .ifPresent(other -> follow(other, model, request, answer));
        }
    }

    private <I, O> void follow(TaskModel<I, O> shadow, String model, TaskRequest request, TaskAnswer answer) {
        if (!free.tryAcquire()) {
            count("skipped", model, shadow.name(), 1);
            return;
        }
        CompletableFuture<TaskRunner.Ran<TaskAnswer>> asked;
        try {
            asked = runner.run(
                    shadow.doer(),
                    () -> shadow.task().read(request),
                    result -> shadow.task().write(request, result),
                    Priority.LOW,
                    models.settings().deadline());
        } catch (Problem e) {
            asked = CompletableFuture.failedFuture(e);
        }
        var unused = asked.handle((ran, failure) -> {
            free.release();
            if (failure == null) {
                count("compared", model, shadow.name(), 1);
                count("agreement", model, shadow.name(), Agreement.of(answer, ran.value()));
            } else {
                count("failed", model, shadow.name(), 1);
                log.debug("Shadow {} of {} did not answer", shadow.name(), model, failure);
            }
            return List.of();
        });
    }

    private void count(String what, String model, String shadow, double amount) {
        telemetry.count(
                "backpack.model.shadow." + what,
                "Requests that a model was asked beside another: compared, sum of their agreement, failed, skipped",
                amount,
                "model",
                model,
                "shadow",
                shadow);
    }
}
