package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code HEAD /v1/uploads/{upload}}: how far an upload is. Answers 200 with Upload-Offset, Upload-Length, Upload-Metadata,
 * Upload-Expires, and Scene-Id and Job-Id once it is whole. Errors: 404, 410 expired, 412 the version, 423 another request
 * writes.
 */
final class TusStatus extends TusEndpoint {
    TusStatus(ResumableUploads uploads, UploadMeters meters) {
        super(uploads, meters);
    }

    @Override
    public HandlerType method() {
        return HandlerType.HEAD;
    }

    @Override
    public String path() {
        return ONE;
    }

    @Override
    void takeTus(Context context, Parameters parameters) throws InterruptedException {
        var upload = uploads().status(parameters.id("upload"));
        tell(context, upload);
        context.header("Upload-Length", Long.toString(upload.length()));
        if (!upload.metadata().isEmpty()) {
            context.header("Upload-Metadata", upload.metadata());
        }
        context.status(200);
    }
}
