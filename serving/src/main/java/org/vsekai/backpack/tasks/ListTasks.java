package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/tasks}: the tasks with the models that do them, the usual one first, what each takes, and why it would not answer now.
 * Errors: 503 switched off.
 */
final class ListTasks implements Endpoint {
    private final Models models;
    private final Supplier<TaskModels> tasks;

    ListTasks(Models models, Supplier<TaskModels> tasks) {
        this.models = models;
        this.tasks = tasks;
    }

    record Tasks(List<Listed> tasks) {}

    @JsonPropertyOrder({"task", "models"})
    record Listed(String task, List<Doer> models) {}

    @JsonPropertyOrder({"name", "version", "takes", "parameters", "with", "problem"})
    record Doer(
            String name,
            String version,
            BodyKind takes,
            List<String> parameters,
            List<String> with,
            Optional<String> problem) {}

    @Override
    public String path() {
        return "/v1/tasks";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        models.requireEnabled();
        Json.answer(
                context,
                new Tasks(Arrays.stream(ModelTask.values())
                        .map(task -> new Listed(
                                task.folderName(),
                                tasks.get().of(task).stream()
                                        .map(ListTasks::doer)
                                        .toList()))
                        .toList()));
    }

    private static Doer doer(TaskModel<?, ?> model) {
        return new Doer(
                model.name(),
                model.doer().served().model().card().version(),
                model.task().takes(),
                model.task().parameters().stream().sorted().toList(),
                model.doer().with().stream().map(other -> other.name()).toList(),
                model.doer().why());
    }
}
