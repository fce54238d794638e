package org.vsekai.backpack.models;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.ModelProblems;

/**
 * {@code GET /v2/models/{model}/ready} and {@code GET /v2/models/{model}/versions/{version}/ready}: 200 when the model would
 * answer, as the Open Inference Protocol has it; it is loaded by its first request. Errors: 404, 503 absent, failed or switched
 * off.
 */
final class ProtocolModelReady extends ProtocolEndpoint {
    ProtocolModelReady(Models models, boolean isVersioned) {
        super(models, isVersioned, "/ready");
    }

    @JsonPropertyOrder({"name", "ready"})
    record Ready(String name, boolean ready) {}

    @Override
    void answer(Context context, ServedModel model) {
        var name = model.model().card().name();
        model.why().ifPresent(why -> {
            throw ModelProblems.unusable(name, why);
        });
        Json.answer(context, new Ready(name, true));
    }
}
