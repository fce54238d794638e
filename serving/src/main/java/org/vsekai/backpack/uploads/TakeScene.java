package org.vsekai.backpack.uploads;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.Optional;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.UploadProblems;

/**
 * {@code POST /v1/scenes}: uploads a scene. Query: {@code name}; {@code kind} map (default), avatar or prop; {@code visibility}
 * public, unlisted (default) or private; {@code owner} (anonymous); {@code document}, which of several files is the scene. Body:
 * model/gltf-binary, application/zip, or multipart/form-data whose parts are files with relative names. Header
 * {@code Idempotency-Key}: the same key with another content or label is refused. Answers 202 with scene_id and job_id once all
 * of it is safely on disk, 200 when the same owner sent the same content before: name, kind and visibility then stay as they
 * were, and the answer shows them. Errors: 400 what is wrong in it, 413 too large, 415 a type that is not taken or not what it
 * says, 422 the key, 503 too many uploads or a failing disk, 507 a full one.
 */
final class TakeScene extends UploadEndpoint {
    private static final int LONGEST_KEY = 255;

    private final SceneIntake intake;
    private final UploadMeters meters;

    TakeScene(SceneIntake intake, UploadMeters meters) {
        super(meters);
        this.intake = intake;
        this.meters = meters;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/scenes";
    }

    @Override
    void take(Context context) throws IOException {
        var parameters = Parameters.of(context, "name", "kind", "visibility", "owner", "document");
        var contentType = Optional.ofNullable(context.contentType()).orElse("nothing");
        var form = BodyForm.of(contentType)
                .orElseThrow(() -> UploadProblems.unsupportedType(contentType, BodyForm.mediaTypes()));
        var request = new SceneIntake.Request(
                form,
                contentType,
                context.req().getContentLengthLong(),
                SceneLabel.of(parameters::text),
                key(context),
                parameters.text("document"));
        var result = intake.take(request, context.bodyInputStream());
        meters.received(result.job().contents().bytes());
        meters.finished("request", result.isNew());
        context.status(result.isNew() ? 202 : 200)
                .header("Location", result.job().address());
        Json.answer(context, result.job().taken());
    }

    private static Optional<String> key(Context context) {
        var key = Optional.ofNullable(context.header("Idempotency-Key"));
        key.filter(text -> text.isBlank()
                        || text.length() > LONGEST_KEY
                        || text.chars().anyMatch(c -> c < ' ' || c > '~'))
                .ifPresent(text -> {
                    throw UploadProblems.invalid("The header Idempotency-Key must be 1 to " + LONGEST_KEY
                            + " printable ASCII characters, such as a UUID.");
                });
        return key;
    }
}
