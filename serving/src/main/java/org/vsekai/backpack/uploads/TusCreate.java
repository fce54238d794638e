package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.UploadProblems;

/**
 * {@code POST /v1/uploads}: begins an upload in parts. Headers: {@code Upload-Length}; {@code Upload-Metadata} with name (or
 * filename), filetype (model/gltf-binary or application/zip; else the ending of filename tells), kind, owner and visibility as of
 * {@code POST /v1/scenes}. A body of application/offset+octet-stream is its first bytes. Answers 201 with Location,
 * Upload-Offset, Upload-Expires, and Scene-Id and Job-Id when that was all. Errors: 400 a header, 412 the version, 413 too
 * large, 415 the type, 503, 507.
 */
final class TusCreate extends TusEndpoint {
    TusCreate(ResumableUploads uploads, UploadMeters meters) {
        super(uploads, meters);
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return COLLECTION;
    }

    @Override
    void takeTus(Context context, Parameters parameters) throws InterruptedException {
        if (context.header("Upload-Defer-Length") != null) {
            throw UploadProblems.tusHeader("Upload-Defer-Length", "is not taken: say the length at once");
        }
        long length = bytes(context, "Upload-Length", 1);
        var metadata = UploadMetadata.of(
                Optional.ofNullable(context.header("Upload-Metadata")).orElse(""));
        var created = uploads().create(metadata, length);
        context.header("Location", created.address());
        var upload = context.contentType() == null ? created : append(context, created.uploadId(), 0);
        tell(context, upload);
        context.status(201);
    }
}
