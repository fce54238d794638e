package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.UploadProblems;

/** What all routes of the tus protocol 1.0.0 (tus.io/protocols/resumable-upload) have in common. */
abstract class TusEndpoint extends UploadEndpoint {
    static final String VERSION = "1.0.0";
    static final String COLLECTION = "/v1/uploads";
    static final String ONE = COLLECTION + "/{upload}";

    private static final String BYTES = "application/offset+octet-stream";

    /** RFC 9110, 5.6.7, always two digits for the day. */
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final ResumableUploads uploads;

    TusEndpoint(ResumableUploads uploads, UploadMeters meters) {
        super(meters);
        this.uploads = uploads;
    }

    final ResumableUploads uploads() {
        return uploads;
    }

    @Override
    final void take(Context context) throws Exception {
        context.header("Tus-Resumable", VERSION);
        if (!VERSION.equals(context.header("Tus-Resumable"))) {
            context.header("Tus-Version", VERSION);
            throw UploadProblems.tusVersion();
        }
        takeTus(context, Parameters.of(context));
    }

    abstract void takeTus(Context context, Parameters parameters) throws Exception;

    /** Takes the request's body as the bytes that follow. */
    final Resumable append(Context context, String uploadId, long offset) throws InterruptedException {
        if (!BYTES.equals(context.contentType())) {
            throw UploadProblems.tusType();
        }
        var checksum = Checksum.of(Optional.ofNullable(context.header("Upload-Checksum")));
        InputStream body = context.bodyInputStream();
        return uploads.append(uploadId, offset, context.req().getContentLengthLong(), body, checksum);
    }

    /** A header that is a whole number of bytes. */
    static long bytes(Context context, String name, long least) {
        var text = Optional.ofNullable(context.header(name)).orElse("");
        if (!text.matches("\\d{1,18}") || Long.parseLong(text) < least) {
            throw UploadProblems.tusHeader(name, "must be a whole number of bytes, at least " + least);
        }
        return Long.parseLong(text);
    }

    /** Tells how far an upload is, and of the scene that it became. */
    static void tell(Context context, Resumable upload) {
        context.header("Upload-Offset", Long.toString(upload.received()));
        context.header("Upload-Expires", HTTP_DATE.format(upload.expiresAt()));
        upload.sceneId().ifPresent(scene -> {
            context.header("Scene-Id", scene);
            context.header("Job-Id", SceneJob.jobId(scene));
        });
    }
}
