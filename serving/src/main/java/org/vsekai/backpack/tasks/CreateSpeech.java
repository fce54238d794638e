package org.vsekai.backpack.tasks;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.speech.WavWriter;

/**
 * {@code POST /v1/audio/speech}: speaks a text, asked in the form of OpenAI's interface: {@code input}, {@code model},
 * {@code voice} (the model has one: any name is taken), {@code response_format} (wav or pcm: 16-bit little-endian), {@code speed}. Errors: 400, 404 the model,
 * 429, 503, 504.
 */
final class CreateSpeech implements Endpoint {
    private static final int WAV_HEADER = 44;

    private final Models models;
    private final Supplier<TaskModels> tasks;
    private final TaskRunner runner;

    CreateSpeech(Models models, Supplier<TaskModels> tasks, TaskRunner runner) {
        this.models = models;
        this.tasks = tasks;
        this.runner = runner;
    }

    /** What comes back. */
    enum Format {
        WAV,
        PCM
    }

    record Body(
            String input,
            Optional<String> model,
            Optional<String> voice,
            Optional<Format> responseFormat,
            Optional<Double> speed) {
        Body {
            if (speed.isPresent() && !(speed.get() >= 0.25 && speed.get() <= 4)) {
                throw new IllegalArgumentException("speed must be 0.25 to 4");
            }
        }
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/audio/speech";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        models.requireEnabled();
        var body = Json.body(context, Body.class);
        if (body.input().isBlank()) {
            throw Problems.invalidBody("/input: it must not be empty");
        }
        var voice = tasks.get().voice(body.model());
        runner.requireReady(voice);
        var words = new SpeechTasks.Words(body.input(), body.speed().orElse(1.0));
        var isPcm = body.responseFormat().equals(Optional.of(Format.PCM));
        context.future(() -> runner.run(
                        voice,
                        () -> words,
                        WavWriter::encode,
                        Priority.NORMAL,
                        models.settings().deadline())
                .thenAccept(ran -> send(context, ran, isPcm)));
    }

    private static void send(Context context, TaskRunner.Ran<byte[]> ran, boolean isPcm) {
        var wav = ran.value();
        context.header("Server-Timing", ran.timing())
                .contentType(isPcm ? "audio/pcm" : "audio/wav")
                .result(isPcm ? java.util.Arrays.copyOfRange(wav, WAV_HEADER, wav.length) : wav);
    }
}
