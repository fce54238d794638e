package org.vsekai.backpack.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the routes that are asked most before Javalin and servlets come in: no routing table, no header built anew, no
 * stream. What is out of the ordinary (another method, an escaped character in the path) goes the ordinary way, to the same
 * endpoint. Answers are not compressed. Thread-safe.
 */
final class LeanHandler extends Handler.Wrapper {
    private static final Logger log = LoggerFactory.getLogger(LeanHandler.class);
    private static final HttpField JSON = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json");
    private static final HttpField PROBLEM = new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);

    private final LeanEndpoint endpoint;
    private final String prefix;
    private final String suffix;
    private final Telemetry telemetry;
    private final List<HttpField> fields;
    private final Turns turns = new Turns(
            Runtime.getRuntime().availableProcessors(),
            task -> getServer().getThreadPool().execute(task));

    /**
     * @param endpoint whose path has exactly one parameter
     * @param headers that every answer has
     */
    LeanHandler(LeanEndpoint endpoint, Telemetry telemetry, Map<String, String> headers) {
        this.endpoint = endpoint;
        this.prefix = endpoint.path().substring(0, endpoint.path().indexOf('{'));
        this.suffix = endpoint.path().substring(endpoint.path().indexOf('}') + 1);
        this.telemetry = telemetry;
        this.fields = headers.entrySet().stream()
                .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
                .toList();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var id = HttpMethod.GET.is(request.getMethod()) ? id(request) : Optional.<String>empty();
        if (id.isEmpty()) {
            return super.handle(request, response, callback);
        }
        long start = System.nanoTime();
        turns.take(() -> answer(request, id.get(), response, callback, start));
        return true;
    }

    private void answer(Request request, String id, Response response, Callback callback, long start) {
        int status = 200;
        byte[] body;
        try {
            var query = PlainQuery.of(request.getHttpURI().getQuery(), id);
            body = endpoint.answer(new Parameters(query, endpoint.parameters())).toBytes();
        } catch (Problem problem) {
            status = problem.status();
            body = Json.bytes(problem.document());
        } catch (RuntimeException | Error e) {
            // Errors too: this may be another request's thread, and this one's client waits.
            var reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("GET {} failed ({})", endpoint.path(), reference, e);
            status = 500;
            body = Json.bytes(Problems.unexpected(reference).document());
        }
        try {
            send(response, status, body, callback);
        } catch (RuntimeException e) {
            callback.failed(e);
        }
        telemetry.lean(endpoint.path(), status, System.nanoTime() - start);
    }

    private Optional<String> id(Request request) {
        var path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(prefix) || !path.endsWith(suffix)) {
            return Optional.empty();
        }
        int end = path.length() - suffix.length();
        boolean isPlain = end > prefix.length()
                && path.indexOf('/', prefix.length()) == end
                && path.indexOf('%') < 0
                && path.indexOf(';') < 0;
        return isPlain ? Optional.of(path.substring(prefix.length(), end)) : Optional.empty();
    }

    private void send(Response response, int status, byte[] body, Callback callback) {
        var headers = response.getHeaders();
        response.setStatus(status);
        headers.put(status == 200 ? JSON : PROBLEM);
        SecurityHeaders.FIELDS.forEach(headers::put);
        fields.forEach(headers::put);
        if (status == 503) {
            headers.put(HttpHeader.RETRY_AFTER, "5");
        }
        headers.put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), callback);
    }
}
