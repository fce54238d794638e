package org.vsekai.backpack.tasks;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code POST /v1/tasks/{task}}: has a model do a task. Body: a picture, a sound or a text, as the task has it. Query: {@code model} (the
 * usual one of the task where it is left out), {@code priority} (high, normal, low), {@code deadline_ms} (how long the request may
 * wait for its turn), and the task's own. Answers JSON, a picture or a sound, with where the time went in the header
 * Server-Timing. Errors: 400 the input, 404 task or model, 413 too large, 415 another kind of body, 429 too many wait, 503 absent,
 * failed or switched off, 504 not in time.
 */
final class RunTask implements Endpoint {
    private static final Set<String> PARAMETERS = Set.of("model", "priority", "deadline_ms");

    private final Models models;
    private final Supplier<TaskModels> tasks;
    private final TaskRunner runner;
    private final Shadows shadows;

    RunTask(Models models, Supplier<TaskModels> tasks, TaskRunner runner, Shadows shadows) {
        this.shadows = shadows;
        this.models = models;
        this.tasks = tasks;
        this.runner = runner;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/tasks/{task}";
    }

    @Override
    public void answer(Context context) throws IOException {
        models.requireEnabled();
        var task = task(context.pathParam("task"));
        var current = tasks.get();
        var chosen = current.find(
                task,
                Optional.ofNullable(context.queryParam("model")),
                Optional.ofNullable(context.contentType()).orElse(""));
        answer(context, chosen, (request, answer) -> shadows.follow(current, task, chosen.name(), request, answer));
    }

    private <I, O> void answer(Context context, TaskModel<I, O> chosen, BiConsumer<TaskRequest, TaskAnswer> afterwards)
            throws IOException {
        var parameters =
                Parameters.of(context, PARAMETERS, chosen.task().parameters().toArray(String[]::new));
        int longest = Math.toIntExact(models.settings().deadline().toMillis());
        var wait = Duration.ofMillis(parameters.number("deadline_ms", longest, 1, longest));
        var priority = parameters.choice("priority", Priority.class).orElse(Priority.NORMAL);
        runner.requireReady(chosen.doer());
        var body = models.bodies().read(context);
        var request = new TaskRequest(
                body.content(),
                parameters,
                Optional.ofNullable(context.header("Accept")).orElse(""));
        context.future(() -> run(chosen, request, priority, wait)
                .thenAccept(ran -> {
                    send(context, ran);
                    afterwards.accept(request, ran.value());
                })
                .whenComplete((done, failure) -> body.close()));
    }

    private <I, O> CompletableFuture<TaskRunner.Ran<TaskAnswer>> run(
            TaskModel<I, O> chosen, TaskRequest request, Priority priority, Duration wait) {
        var task = chosen.task();
        return runner.run(
                chosen.doer(), () -> task.read(request), result -> task.write(request, result), priority, wait);
    }

    private static void send(Context context, TaskRunner.Ran<TaskAnswer> ran) {
        context.header("Server-Timing", ran.timing())
                .contentType(ran.value().contentType())
                .result(ran.value().body());
    }

    private static ModelTask task(String name) {
        return Arrays.stream(ModelTask.values())
                .filter(task -> task.folderName().equals(name))
                .findFirst()
                .orElseThrow(() -> ModelProblems.unknownTask(
                        name,
                        Arrays.stream(ModelTask.values())
                                .map(ModelTask::folderName)
                                .toList()));
    }
}
