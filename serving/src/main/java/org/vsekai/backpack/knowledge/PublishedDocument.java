package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.ontology.DocumentFrame;
import org.vsekai.backpack.ontology.JsonLd;
import org.vsekai.backpack.server.Endpoint;

/**
 * What documents elsewhere name and their readers fetch from wherever they are: {@code GET /ns/v1/context.jsonld}, the
 * JSON-LD context of our documents, which never changes within a version; {@code GET /ns/v1/frames/{document}.jsonld}, the JSON-LD frames
 * that give statements the form of our documents; and {@code GET /ns/v1/capture.schema.json}, the JSON Schema of a capture, of which nothing
 * is taken away within a version. None takes parameters.
 */
record PublishedDocument(String path, String contentType, String keptFor, String text) implements Endpoint {
    private static final String A_DAY = "max-age=86400";
    private static final String FOR_EVER = "max-age=31536000, immutable";

    static PublishedDocument context() {
        return new PublishedDocument("/ns/v1/context.jsonld", "application/ld+json", FOR_EVER, JsonLd.context());
    }

    static List<PublishedDocument> frames() {
        return Arrays.stream(DocumentFrame.values())
                .map(frame -> new PublishedDocument(
                        "/ns/v1/frames/" + frame.fileName(), "application/ld+json", A_DAY, frame.text()))
                .toList();
    }

    static PublishedDocument captureSchema() {
        return new PublishedDocument("/ns/v1/capture.schema.json", "application/schema+json", A_DAY, Capture.schema());
    }

    @Override
    public void answer(Context context) {
        context.header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Cache-Control", "public, " + keptFor)
                .contentType(contentType)
                .result(text);
    }
}
