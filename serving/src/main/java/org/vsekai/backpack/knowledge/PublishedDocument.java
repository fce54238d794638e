package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.ontology.JsonLd;
import org.vsekai.backpack.server.Endpoint;

/**
 * What documents elsewhere name and their readers fetch from wherever they are: {@code GET /ns/v1/context.jsonld}, the
 * JSON-LD context of our documents, and {@code GET /ns/v1/capture.schema.json}, the JSON Schema of a capture. Neither takes
 * parameters; neither takes anything away within a version.
 */
record PublishedDocument(String path, String contentType, String text) implements Endpoint {

    static PublishedDocument context() {
        return new PublishedDocument("/ns/v1/context.jsonld", "application/ld+json", JsonLd.context());
    }

    static PublishedDocument captureSchema() {
        return new PublishedDocument("/ns/v1/capture.schema.json", "application/schema+json", Capture.schema());
    }

    @Override
    public void answer(Context context) {
        context.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "public, max-age=86400")
                .contentType(contentType)
                .result(text);
    }
}
