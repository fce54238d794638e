package org.vsekai.backpack.models;

import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problem;

/** A route of the Open Inference Protocol about one model, with or without its version. */
abstract class ProtocolEndpoint implements Endpoint {
    private final Models models;
    private final boolean isVersioned;
    private final String rest;

    /** @param rest of the path, behind the model */
    ProtocolEndpoint(Models models, boolean isVersioned, String rest) {
        this.models = models;
        this.isVersioned = isVersioned;
        this.rest = rest;
    }

    @Override
    public final String path() {
        return "/v2/models/{model}" + (isVersioned ? "/versions/{version}" : "") + rest;
    }

    @Override
    public final void answer(Context context) throws Exception {
        try {
            Parameters.of(context);
            answer(context, model(context));
        } catch (Problem problem) {
            throw problem.asError();
        }
    }

    private ServedModel model(Context context) {
        var model = models.find(context.pathParam("model"));
        var version = model.model().card().version();
        if (isVersioned && !context.pathParam("version").equals(version)) {
            throw ModelProblems.unknownVersion(model.model().card().name(), context.pathParam("version"), version);
        }
        return model;
    }

    abstract void answer(Context context, ServedModel model) throws Exception;
}
