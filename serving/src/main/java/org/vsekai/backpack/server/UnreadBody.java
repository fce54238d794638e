package org.vsekai.backpack.server;

import java.time.Duration;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Reads on for a while after an answer that came before the end of the request's body, such as a refusal of what is too large.
 * A connection that is closed with bytes unread is reset, and the reset can overtake the answer (RFC 9112, section 9.6).
 * Holds no thread meanwhile. Thread-safe.
 */
final class UnreadBody extends Handler.Wrapper {
    /** What a client sends on in this time is thrown away; one that still sends after it sees a reset. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod())) {
            return super.handle(request, response, callback);
        }
        return super.handle(new Unhurried(request), response, new AfterTheBody(request, callback));
    }

    /** Keeps the servlets from giving the body up as soon as they have answered. */
    private static final class Unhurried extends Request.Wrapper {
        Unhurried(Request request) {
            super(request);
        }

        @Override
        public boolean consumeAvailable() {
            return true;
        }
    }

    private static final class AfterTheBody extends Callback.Nested implements Runnable {
        private final Request request;
        private long answered;

        AfterTheBody(Request request, Callback callback) {
            super(callback);
            this.request = request;
        }

        @Override
        public void succeeded() {
            answered = NanoTime.now();
            run();
        }

        @Override
        public void run() {
            for (var chunk = request.read(); ; chunk = request.read()) {
                boolean isOver = NanoTime.secondsSince(answered) >= LONGEST.toSeconds();
                if (chunk == null && !isOver) {
                    request.demand(this);
                    return;
                }
                if (chunk == null || isLast(chunk) || isOver) {
                    super.succeeded();
                    return;
                }
            }
        }

        private static boolean isLast(Content.Chunk chunk) {
            chunk.release();
            return chunk.isLast() || Content.Chunk.isFailure(chunk);
        }
    }
}
