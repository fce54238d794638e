package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import org.vsekai.backpack.ontology.JsonLd;
import org.vsekai.backpack.server.Endpoint;

/** {@code GET /ns/v1/context.jsonld}: the JSON-LD context that our documents name. It never changes within a version. */
final class JsonLdContext implements Endpoint {

    @Override
    public String path() {
        return "/ns/v1/context.jsonld";
    }

    @Override
    public void answer(Context context) {
        // Documents elsewhere name it, and their readers fetch it from wherever they are.
        context.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "public, max-age=86400")
                .contentType("application/ld+json")
                .result(JsonLd.context());
    }
}
