package org.vsekai.backpack.models;

import io.javalin.http.Context;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;
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
        var name = context.pathParam("model");
        return isVersioned ? models.find(name, context.pathParam("version")) : models.find(name);
    }

    /** All versions of the model that was asked for. */
    final List<String> versions(ServedModel model) {
        return Models.spelled(models.versions(model.model().card().name()));
    }

    abstract void answer(Context context, ServedModel model) throws Exception;
}
