package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;

/**
 * {@code POST /v1/embeddings}: unit vectors of texts, asked in the form of OpenAI's interface: {@code input} (a text, or up to 256 of
 * them), {@code model}, {@code encoding_format} (float, or base64: little-endian floats), {@code dimensions} (the model's own). Errors: 400, 404 the model, 429, 503, 504.
 */
final class CreateEmbeddings implements Endpoint {
    private static final int MOST_TEXTS = 256;

    private final Models models;
    private final Supplier<TaskModels> tasks;
    private final TaskRunner runner;

    CreateEmbeddings(Models models, Supplier<TaskModels> tasks, TaskRunner runner) {
        this.models = models;
        this.tasks = tasks;
        this.runner = runner;
    }

    /** How vectors are written. */
    enum Encoding {
        FLOAT,
        BASE64
    }

    record Body(
            JsonNode input,
            Optional<String> model,
            Optional<Encoding> encodingFormat,
            Optional<Integer> dimensions,
            Optional<String> user) {
        List<String> texts() {
            if (input.isTextual()) {
                return List.of(input.textValue());
            }
            var texts = new ArrayList<String>();
            for (var text : input) {
                if (!text.isTextual()) {
                    throw Problems.invalidBody("/input/" + texts.size() + ": it must be a text");
                }
                texts.add(text.textValue());
            }
            if (!input.isArray() || texts.isEmpty() || texts.size() > MOST_TEXTS) {
                throw Problems.invalidBody("/input: it must be a text, or 1 to " + MOST_TEXTS + " texts");
            }
            return texts;
        }
    }

    @JsonPropertyOrder({"object", "model", "data", "usage"})
    record Listing(String object, String model, List<Vector> data, Usage usage) {}

    /** @param embedding numbers, or base64 */
    @JsonPropertyOrder({"object", "index", "embedding"})
    record Vector(String object, int index, Object embedding) {}

    /** Tokens are not counted: they cost nothing. */
    record Usage(int promptTokens, int totalTokens) {}

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/embeddings";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        models.requireEnabled();
        var body = Json.body(context, Body.class);
        var texts = body.texts();
        var embedder = tasks.get().embedder(body.model());
        runner.requireReady(embedder);
        body.dimensions().ifPresent(wanted -> requireDimensions(wanted, embedder));
        var encoding = body.encodingFormat().orElse(Encoding.FLOAT);
        context.future(() -> runner.run(
                        embedder,
                        () -> texts,
                        vectors -> Json.bytes(listing(embedder.name(), vectors, encoding)),
                        Priority.NORMAL,
                        models.settings().deadline())
                .thenAccept(ran -> context.header("Server-Timing", ran.timing())
                        .contentType("application/json")
                        .result(ran.value())));
    }

    private static void requireDimensions(int wanted, Doer<?, ?> embedder) {
        int known = embedder.served()
                .model()
                .card()
                .settings(org.vsekai.backpack.catalogue.ModelSettings.TextEmbedding.class)
                .dimensions();
        if (wanted != known) {
            throw Problems.invalidBody(
                    "/dimensions: it must be " + known + ", as many as model " + embedder.name() + " gives");
        }
    }

    private static Listing listing(String model, List<float[]> vectors, Encoding encoding) {
        var data = new ArrayList<Vector>();
        for (var vector : vectors) {
            data.add(new Vector("embedding", data.size(), encoding == Encoding.BASE64 ? base64(vector) : vector));
        }
        return new Listing("list", model, data, new Usage(0, 0));
    }

    private static String base64(float[] vector) {
        var bytes = ByteBuffer.allocate(Float.BYTES * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
