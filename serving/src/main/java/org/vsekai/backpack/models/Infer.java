package org.vsekai.backpack.models;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vsekai.backpack.batching.Answer;
import org.vsekai.backpack.batching.NotAnsweredException;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.catalogue.UnusableModelException;
import org.vsekai.backpack.engine.EngineUnavailableException;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Telemetry;

/**
 * {@code POST /v2/models/{model}/infer} and {@code POST /v2/models/{model}/versions/{version}/infer}: asks a model by the Open
 * Inference Protocol, version 2, tensors as JSON or, with the header Inference-Header-Content-Length, as bytes after it. Errors:
 * 400 the request, 404, 413 too large, 429 too many wait, 501 a model that is asked by its task alone, 503 absent, failed or
 * switched off, 504 not in time. They have the protocol's member {@code error}.
 */
final class Infer extends ProtocolEndpoint {
    private static final Logger log = LoggerFactory.getLogger(Infer.class);
    private static final String HEADER_LENGTH = "Inference-Header-Content-Length";

    private final BodyBudget bodies;
    private final Telemetry telemetry;

    Infer(Models models, BodyBudget bodies, Telemetry telemetry, boolean isVersioned) {
        super(models, isVersioned, "/infer");
        this.bodies = bodies;
        this.telemetry = telemetry;
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
            throw problem(card.name(), e);
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
                throw counted(name, problem(name, failure)).asError();
            }
            count(name, answer);
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

    private void count(String name, Answer<List<InferTensor>> answer) {
        time(name, "queue", answer.queueMilliseconds());
        time(name, "infer", answer.callMilliseconds());
        telemetry.count(
                "backpack.model.batched",
                "Requests that shared a call, by model",
                answer.batch() > 1 ? 1 : 0,
                "model",
                name);
    }

    private void time(String name, String part, double milliseconds) {
        telemetry.time(
                "backpack.model.seconds",
                "Seconds of requests to models, by part",
                milliseconds,
                "model",
                name,
                "part",
                part);
    }

    private Problem counted(String name, Problem problem) {
        telemetry.count(
                "backpack.model.refused",
                "Requests that a model did not answer",
                1,
                "model",
                name,
                "reason",
                problem.reason());
        return problem;
    }

    private static Problem problem(String name, Throwable failure) {
        var cause = cause(failure);
        if (cause instanceof NotAnsweredException refusal) {
            var why = String.valueOf(refusal.getMessage());
            return switch (refusal.reason()) {
                case QUEUE_FULL -> ModelProblems.tooManyWait(why);
                case DEADLINE_PASSED -> ModelProblems.tooLate(why);
                case CLOSED -> ModelProblems.unusable(name, why);
            };
        }
        var reference = UUID.randomUUID().toString().substring(0, 8);
        log.error("Model {} failed ({})", name, reference, cause);
        return cause instanceof UnusableModelException || cause instanceof EngineUnavailableException
                ? ModelProblems.unusable(
                        name, "it cannot be used now; the server's log says why under " + reference + ".")
                : ModelProblems.failed(name, reference);
    }

    private static Throwable cause(@Nullable Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure == null ? new IllegalStateException("no failure") : failure;
    }
}
