package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code DELETE /v1/uploads/{upload}}: gives an upload up and frees its room; a scene that it became stays. Answers 204. Errors:
 * 404, 410 expired, 412 the version, 423 another request writes.
 */
final class TusTerminate extends TusEndpoint {
    TusTerminate(ResumableUploads uploads, UploadMeters meters) {
        super(uploads, meters);
    }

    @Override
    public HandlerType method() {
        return HandlerType.DELETE;
    }

    @Override
    public String path() {
        return ONE;
    }

    @Override
    void takeTus(Context context, Parameters parameters) throws InterruptedException {
        uploads().terminate(parameters.id("upload"));
        context.status(204);
    }
}
