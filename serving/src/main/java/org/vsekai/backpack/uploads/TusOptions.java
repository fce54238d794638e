package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Parameters;

/** {@code OPTIONS /v1/uploads}: what of the tus protocol the server speaks, in headers. Answers 204. */
final class TusOptions implements Endpoint {
    private final ResumableUploads uploads;

    TusOptions(ResumableUploads uploads) {
        this.uploads = uploads;
    }

    @Override
    public HandlerType method() {
        return HandlerType.OPTIONS;
    }

    @Override
    public String path() {
        return TusEndpoint.COLLECTION;
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        context.status(204)
                .header("Tus-Resumable", TusEndpoint.VERSION)
                .header("Tus-Version", TusEndpoint.VERSION)
                .header("Tus-Extension", "creation,creation-with-upload,termination,expiration,checksum")
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .header("Tus-Max-Size", Long.toString(uploads.mostBytes()));
    }
}
