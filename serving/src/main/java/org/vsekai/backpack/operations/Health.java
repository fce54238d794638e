package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;

/** {@code GET /healthz}: 200 with status ok as long as the server answers at all. */
final class Health implements Endpoint {
    record Answer(String status) {}

    @Override
    public String path() {
        return "/healthz";
    }

    @Override
    public void answer(Context context) {
        Json.answer(context, new Answer("ok"));
    }
}
