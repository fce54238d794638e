package org.vsekai.backpack.models;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code GET /v2/health/live} and {@code GET /v2/health/ready}, as the Open Inference Protocol has them: 200 while the server
 * answers models. Errors: 503 switched off.
 */
final class ProtocolHealth implements Endpoint {
    private final Models models;
    private final String what;

    ProtocolHealth(Models models, String what) {
        this.models = models;
        this.what = what;
    }

    @JsonPropertyOrder({"live", "ready"})
    record Health(boolean live, boolean ready) {}

    @Override
    public String path() {
        return "/v2/health/" + what;
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        if (!models.isEnabled()) {
            throw ModelProblems.switchedOff().asError();
        }
        Json.answer(context, new Health(true, true));
    }
}
