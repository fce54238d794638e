package org.vsekai.backpack.models;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v1/models}: the models of the catalogue, in the form that clients of OpenAI's interface read ({@code object},
 * {@code data} of {@code id}, {@code object}, {@code owned_by}), with task, version, architecture, engine, licence, digest,
 * labels, whether it is in memory, and state: ready, absent or failed, and why. Errors: 503 switched off.
 */
final class ListModels implements Endpoint {
    private final Models models;

    ListModels(Models models) {
        this.models = models;
    }

    @JsonPropertyOrder({"object", "data"})
    record Listing(String object, List<Model> data) {}

    /** Whether a model would answer. */
    enum State {
        READY,
        ABSENT,
        FAILED
    }

    @JsonPropertyOrder({"id", "object", "owned_by", "task", "version", "state", "loaded"})
    record Model(
            String id,
            String object,
            String ownedBy,
            String task,
            String version,
            State state,
            boolean loaded,
            Optional<String> problem,
            String architecture,
            String engine,
            String licence,
            String origin,
            String sha256,
            List<String> labels) {}

    @Override
    public String path() {
        return "/v1/models";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        Json.answer(
                context,
                new Listing("list", models.all().stream().map(ListModels::model).toList()));
    }

    private static Model model(ServedModel served) {
        var card = served.model().card();
        var problem = served.why();
        var unusable = served.model().absentFiles().isEmpty() ? State.FAILED : State.ABSENT;
        return new Model(
                served.name(),
                "model",
                "backpack",
                card.task().folderName(),
                card.version(),
                problem.isPresent() ? unusable : State.READY,
                served.isLoaded(),
                problem,
                card.architecture().spelling(),
                card.engine().spelling(),
                card.licence(),
                card.origin(),
                card.sha256(),
                card.labels());
    }
}
