package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.UploadProblems;

/**
 * {@code POST /v1/uploads/{upload}} with header {@code X-HTTP-Method-Override}: PATCH, HEAD or DELETE for clients that cannot
 * send these themselves. Answers and errors are those of the method; 400 without the header.
 */
final class TusOverride extends TusEndpoint {
    private final List<TusEndpoint> methods;

    TusOverride(ResumableUploads uploads, UploadMeters meters, List<TusEndpoint> methods) {
        super(uploads, meters);
        this.methods = List.copyOf(methods);
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return ONE;
    }

    @Override
    void takeTus(Context context, Parameters parameters) throws Exception {
        methods.stream()
                .filter(endpoint -> endpoint.method().name().equals(context.header("X-HTTP-Method-Override")))
                .findFirst()
                .orElseThrow(() -> UploadProblems.tusHeader("X-HTTP-Method-Override", "must be PATCH, HEAD or DELETE"))
                .takeTus(context, parameters);
    }
}
