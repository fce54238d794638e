package org.vsekai.backpack.operations;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.vsekai.backpack.server.Endpoint;

/** A file of the page or the API's description, out of the jar and kept in memory: one route each, so none can be guessed. */
final class StaticFile implements Endpoint {
    private final String path;
    private final String mediaType;
    private final byte[] content;

    private StaticFile(String path, String resource, String mediaType) {
        this.path = path;
        this.mediaType = mediaType;
        this.content = read(resource);
    }

    /** All of them. */
    static List<Endpoint> all() {
        return List.of(
                new StaticFile("/", "/page/index.html", "text/html; charset=utf-8"),
                new StaticFile("/page/style.css", "/page/style.css", "text/css; charset=utf-8"),
                script("page"),
                script("api"),
                script("scenes"),
                script("night"),
                script("figures"),
                script("people"),
                script("vocabulary"),
                new StaticFile("/page/icon.svg", "/page/icon.svg", "image/svg+xml"),
                new StaticFile("/openapi.yaml", "/openapi.yaml", "application/yaml; charset=utf-8"));
    }

    private static StaticFile script(String name) {
        var path = "/page/" + name + ".js";
        return new StaticFile(path, path, "text/javascript; charset=utf-8");
    }

    private static byte[] read(String resource) {
        try (var stream = StaticFile.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("the jar lacks " + resource + "; build it again");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void answer(Context context) {
        context.header("Cache-Control", "no-cache").contentType(mediaType).result(content);
    }
}
