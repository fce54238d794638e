package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code PATCH /v1/uploads/{upload}}: the bytes that follow, as application/offset+octet-stream. Headers: {@code Upload-Offset};
 * {@code Upload-Checksum}, sha1 or sha256 of the body. Answers 204 with the new Upload-Offset and Upload-Expires once they are on
 * disk; with the last byte the upload becomes a scene, and Scene-Id and Job-Id say which. What came before a connection broke is
 * kept, unless a checksum was to vouch for it. Errors: 400 a header, 404, 409 another offset, 410 expired, 412 the version, 413
 * more than Upload-Length, 415 the type or content that is not what it says, 423 another request writes, 460 the checksum, 503,
 * 507.
 */
final class TusAppend extends TusEndpoint {
    TusAppend(ResumableUploads uploads, UploadMeters meters) {
        super(uploads, meters);
    }

    @Override
    public HandlerType method() {
        return HandlerType.PATCH;
    }

    @Override
    public String path() {
        return ONE;
    }

    @Override
    void takeTus(Context context, Parameters parameters) throws InterruptedException {
        tell(context, append(context, parameters.id("upload"), bytes(context, "Upload-Offset", 0)));
        context.status(204);
    }
}
