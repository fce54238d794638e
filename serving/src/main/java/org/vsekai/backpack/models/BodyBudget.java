package org.vsekai.backpack.models;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Problems;

/** How many bytes of requests to models may be in memory at once. Thread-safe. */
public final class BodyBudget {
    private final int largest;
    private final Semaphore bytes;

    BodyBudget(ModelsSettings settings) {
        this.largest = settings.largestBodyBytes();
        this.bytes = new Semaphore(settings.waitingBodyBytes());
    }

    /** A body, which counts until it is closed. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    public record Body(byte[] content, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /**
     * The request's body.
     *
     * @throws Problem when it is too large, or too much of others is here
     */
    public Body read(Context context) throws IOException {
        long length = context.req().getContentLengthLong();
        if (length > largest) {
            throw Problems.bodyTooLarge(largest);
        }
        int taken = length < 0 ? largest : Math.toIntExact(length);
        if (!bytes.tryAcquire(taken)) {
            throw ModelProblems.tooManyWait(
                    "The requests that are here fill the memory that they may. Try again later.");
        }
        try {
            var content = context.bodyInputStream().readNBytes(taken + 1);
            if (content.length > taken) {
                throw Problems.bodyTooLarge(largest);
            }
            return new Body(content, () -> bytes.release(taken));
        } catch (IOException | RuntimeException e) {
            bytes.release(taken);
            throw e;
        }
    }
}
