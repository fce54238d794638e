package org.vsekai.backpack.models;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.server.ModelProblems;

/**
 * {@code POST /v2/models/{model}/infer} and {@code POST /v2/models/{model}/versions/{version}/infer}: asks a model by the Open
 * Inference Protocol, version 2, tensors as JSON or, with the header Inference-Header-Content-Length, as bytes after it. Errors:
 * 400 the request, 404, 413 too large, 429 too many wait, 501 a model that is asked by its task alone, 503 absent, failed or
 * switched off, 504 not in time. They have the protocol's member {@code error}.
 */
final class Infer extends ProtocolEndpoint {
    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    private final BodyBudget bodies;
    private final ModelMeters meters;

    Infer(Models models, BodyBudget bodies, ModelMeters meters, boolean isVersioned) {
        super(models, isVersioned, "/infer");
        this.bodies = bodies;
        this.meters = meters;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    void answer(Context context, ServedModel model) throws IOException {
        var card = model.model().card();
        if (card.inputs().isEmpty()) {
            throw ModelProblems.takesNoTensors(card.name());
        }
        model.why().ifPresent(why -> {
            throw ModelProblems.unusable(card.name(), why);
        });
        var body = bodies.read(context);
        try {
            var request = InferRequestReader.read(body.content(), headerLength(context));
            var asked = model.ask(request, Priority.NORMAL);
            // No thread of the server waits for the model.
            context.future(() -> send(context, model, request, asked).whenComplete((done, failure) -> body.close()));
        } catch (InvalidInferenceException e) {
            body.close();
            throw ModelProblems.invalidInference(String.valueOf(e.getMessage()));
        } catch (NotAnsweredException e) {
            body.close();
            throw ModelFailures.problem(card.name(), e);
        }
    }

    private static OptionalInt headerLength(Context context) {
        var header = Optional.ofNullable(context.header(HEADER_LENGTH));
        try {
            return header.map(text -> OptionalInt.of(Integer.parseInt(text))).orElse(OptionalInt.empty());
        } catch (NumberFormatException e) {
            throw new InvalidInferenceException(HEADER_LENGTH + " must be a whole number");
        }
    }

    private CompletableFuture<Void> send(
            Context context,
            ServedModel model,
            InferRequest request,
            CompletableFuture<Answer<List<InferTensor>>> asked) {
        var name = model.model().card().name();
        return asked.handle((answer, failure) -> {
            if (failure != null) {
                throw meters.refused(name, ModelFailures.problem(name, failure)).asError();
            }
            meters.answered(name, answer);
            meters.time(name, ModelMeters.Part.INFER, answer.callMilliseconds());
            send(context, model, request, answer.value());
            return null;
        });
    }

    private static void send(Context context, ServedModel model, InferRequest request, List<InferTensor> given) {
        var card = model.model().card();
        var wanted = given.stream()
                .filter(output -> request.outputs().isEmpty()
                        || request.outputs().stream()
                                .anyMatch(asked -> asked.name().equals(output.name())))
                .toList();
        try {
            var written = InferResponseWriter.write(
                    new InferResponse(card.name(), card.version(), request.id(), wanted), request::isBinary);
            written.headerLength().ifPresent(length -> context.header(HEADER_LENGTH, Integer.toString(length)));
            context.contentType(written.headerLength().isPresent() ? "application/octet-stream" : "application/json")
                    .result(written.body());
        } catch (InvalidInferenceException e) {
            throw ModelProblems.invalidInference(String.valueOf(e.getMessage())).asError();
        }
    }
}
