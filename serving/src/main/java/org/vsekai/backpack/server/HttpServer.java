package org.vsekai.backpack.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty with our routes on it: what does not depend on a resource is done here. Thread-safe. */
public final class HttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpServer.class);

    /** Room for lists of ids in a query. */
    private static final int LARGEST_HEADER = 32 * 1024;

    private final Javalin javalin;
    private final Telemetry telemetry;

    /** Where and how to listen. */
    public record Options(String address, int port, int threads, Duration shutdown, Map<String, String> headers) {}

    /**
     * Starts to listen.
     *
     * @param options port 0 takes any free one; every answer has the headers
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static HttpServer start(Options options, List<Endpoint> endpoints, Telemetry telemetry) {
        return new HttpServer(options, endpoints, telemetry);
    }

    private HttpServer(Options options, List<Endpoint> endpoints, Telemetry telemetry) {
        this.telemetry = telemetry;
        this.javalin = Javalin.create(config -> configure(config, options, endpoints));
        javalin.start(options.address(), options.port());
    }

    private void configure(JavalinConfig config, Options options, List<Endpoint> endpoints) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = Json.LARGEST_BODY + 1L;
        config.http.defaultContentType = "application/json";
        config.jetty.threadPool = new QueuedThreadPool(options.threads(), Math.min(8, options.threads()));
        config.jetty.modifyServer(server -> {
            // Javalin puts its own handler behind these.
            server.insertHandler(new UnreadBody());
            for (var endpoint : endpoints) {
                if (endpoint instanceof LeanEndpoint lean) {
                    server.insertHandler(new LeanHandler(lean, telemetry, options.headers()));
                }
            }
            server.setStopTimeout(options.shutdown().toMillis());
            server.setErrorHandler(new ProblemErrorHandler());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LARGEST_HEADER);
            http.setSendDateHeader(true);
        });
        config.routes.before(SecurityHeaders::add);
        config.routes.before(context -> options.headers().forEach(context::header));
        for (var endpoint : endpoints) {
            // Lean ones too: what is out of the ordinary comes here.
            config.routes.addHttpHandler(endpoint.method(), endpoint.path(), endpoint::answer);
        }
        config.routes.exception(Problem.class, (problem, context) -> send(context, problem));
        config.routes.exception(
                HttpResponseException.class, (refusal, context) -> send(context, refused(refusal, context)));
        config.routes.exception(Exception.class, (failure, context) -> send(context, unexpected(failure, context)));
        config.requestLogger.http(this::count);
    }

    private static Problem refused(HttpResponseException refusal, Context context) {
        var method = context.method().name();
        return switch (refusal.getStatus()) {
            case 404 -> Problems.noSuchRoute(method, context.path());
            case 405 -> Problems.methodNotAllowed(method, context.path());
            case 413 -> Problems.bodyTooLarge(Json.LARGEST_BODY);
            default -> Problems.invalidRequest(refusal.getStatus(), String.valueOf(refusal.getMessage()));
        };
    }

    /** The client gets a reference, the log the rest. */
    private static Problem unexpected(Exception failure, Context context) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("{} {} failed ({})", context.method().name(), context.path(), reference, failure);
        return Problems.unexpected(reference);
    }

    private static void send(Context context, Problem problem) {
        context.status(problem.status()).contentType(Problem.MEDIA_TYPE).result(Json.bytes(problem.document()));
        if (problem.status() == 503 || problem.status() == 429) {
            context.header("Retry-After", "5");
        }
    }

    private void count(Context context, Float milliseconds) {
        var matched = context.endpoints().matchedHttpEndpoint();
        telemetry.request(
                context.method().name(),
                matched == null ? "none" : matched.path,
                context.status().getCode(),
                Duration.ofNanos((long) (milliseconds * 1e6)));
    }

    public int port() {
        return javalin.port();
    }

    /** Takes no new requests, lets running ones end, stops. */
    @Override
    public void close() {
        javalin.stop();
    }
}
