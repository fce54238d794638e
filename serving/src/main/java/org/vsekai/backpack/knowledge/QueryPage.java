package org.vsekai.backpack.knowledge;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;

/** The page at /sparql, with the editor of YASGUI (MIT licence), which comes from its WebJar as it is. */
record QueryPage(String path, String contentType, String content) implements Endpoint {
    static final String HTML = resource("/page/sparql.html");

    private static final String YASGUI = "/META-INF/resources/webjars/zazuko__yasgui/4.5.0/build/yasgui.min.";

    static List<Endpoint> files() {
        return List.of(
                new QueryPage("/page/sparql.js", "text/javascript; charset=utf-8", resource("/page/sparql.js")),
                new QueryPage(
                        "/page/queries.json",
                        "application/json",
                        new String(Json.bytes(ExampleQuery.all()), StandardCharsets.UTF_8)),
                new QueryPage("/page/yasgui.js", "text/javascript; charset=utf-8", resource(YASGUI + "js")),
                new QueryPage("/page/yasgui.css", "text/css; charset=utf-8", resource(YASGUI + "css")));
    }

    private static String resource(String name) {
        try (var stream = QueryPage.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the class path lacks " + name + "; build it again");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void answer(Context context) {
        context.header("Cache-Control", "no-cache").contentType(contentType).result(content);
    }
}
