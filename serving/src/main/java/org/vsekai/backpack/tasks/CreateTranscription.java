package org.vsekai.backpack.tasks;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.Transcript;
import org.vsekai.backpack.table.Names;

/**
 * {@code POST /v1/audio/transcriptions}: writes down what is said in a sound, asked in the form of OpenAI's interface:
 * multipart/form-data with {@code file} (WAV), {@code model}, {@code language} (must be the model's), {@code response_format} (json,
 * text, verbose_json, srt, vtt) and {@code temperature} (0: the likeliest words are taken). Errors: 400, 404 the model, 413, 415, 429, 503, 504.
 */
final class CreateTranscription implements Endpoint {
    private static final Set<String> FIELDS = Set.of("model", "language", "response_format", "temperature");

    private final Models models;
    private final Supplier<TaskModels> tasks;
    private final TaskRunner runner;
    private final SoundReader reader;

    CreateTranscription(Models models, Supplier<TaskModels> tasks, TaskRunner runner, SoundReader reader) {
        this.models = models;
        this.tasks = tasks;
        this.runner = runner;
        this.reader = reader;
    }

    /** What comes back. */
    enum Format {
        JSON,
        TEXT,
        VERBOSE_JSON,
        SRT,
        VTT
    }

    record Text(String text) {}

    @JsonPropertyOrder({"task", "language", "duration", "text", "segments"})
    record Verbose(String task, String language, double duration, String text, List<Segment> segments) {}

    record Segment(int id, double start, double end, String text) {}

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/audio/transcriptions";
    }

    @Override
    public void answer(Context context) throws IOException {
        Parameters.of(context);
        models.requireEnabled();
        var type = Optional.ofNullable(context.contentType()).orElse("");
        if (!type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data")) {
            throw ModelProblems.wrongBody(type, List.of("multipart/form-data with the sound as file"));
        }
        var body = models.bodies().read(context);
        try {
            var form = FormData.read(body.content(), type, "file", FIELDS);
            var transcriber = tasks.get().transcriber(form.field("model"));
            var format = format(form);
            requireDefaults(form, transcriber);
            runner.requireReady(transcriber);
            context.future(() -> runner.run(
                            transcriber,
                            () -> reader.decode(form.file()),
                            heard -> answer(format, heard),
                            Priority.NORMAL,
                            models.settings().deadline())
                    .thenAccept(ran -> context.header("Server-Timing", ran.timing())
                            .contentType(ran.value().contentType())
                            .result(ran.value().body()))
                    .whenComplete((done, failure) -> body.close()));
        } catch (RuntimeException e) {
            body.close();
            throw e;
        }
    }

    private static Format format(FormData form) {
        var name = form.field("response_format").orElse("json");
        return Stream.of(Format.values())
                .filter(format -> Names.lowerCase(format).equals(name))
                .findFirst()
                .orElseThrow(() -> Problems.invalidBody("response_format must be one of "
                        + Stream.of(Format.values()).map(Names::lowerCase).collect(Collectors.joining(", "))));
    }

    private static void requireDefaults(FormData form, Doer<?, ?> transcriber) {
        var settings = transcriber
                .served()
                .model()
                .card()
                .settings(org.vsekai.backpack.catalogue.ModelSettings.Transcriber.class);
        form.field("language").ifPresent(language -> {
            if (!language.equals(settings.language())) {
                throw Problems.invalidBody("language must be " + settings.language() + ", the only one that model "
                        + transcriber.name() + " knows");
            }
        });
        form.field("temperature").ifPresent(temperature -> {
            if (!temperature.matches("0(\\.0*)?")) {
                throw Problems.invalidBody("temperature must be 0: the likeliest words are taken");
            }
        });
    }

    private static TaskAnswer answer(Format format, SpeechTasks.Heard heard) {
        var transcript = heard.transcript();
        return switch (format) {
            case JSON -> TaskAnswer.json(new Text(transcript.text()));
            case TEXT -> TaskAnswer.text(transcript.text() + "\n");
            case SRT -> TaskAnswer.text(subtitles(transcript, ',', true));
            case VTT -> TaskAnswer.text("WEBVTT\n\n" + subtitles(transcript, '.', false));
            case VERBOSE_JSON ->
                TaskAnswer.json(new Verbose(
                        "transcribe",
                        transcript.language(),
                        heard.sound().seconds(),
                        transcript.text(),
                        IntStream.range(0, transcript.segments().size())
                                .mapToObj(i -> segment(i, transcript.segments().get(i)))
                                .toList()));
        };
    }

    private static Segment segment(int id, Transcript.Segment segment) {
        return new Segment(id, segment.start(), segment.end(), segment.text());
    }

    /** As SubRip and WebVTT have them: both numbers of a file and times differ. */
    private static String subtitles(Transcript transcript, char decimalMark, boolean isNumbered) {
        var text = new StringBuilder();
        int number = 1;
        for (var segment : transcript.segments()) {
            text.append(isNumbered ? number++ + "\n" : "")
                    .append(time(segment.start(), decimalMark))
                    .append(" --> ")
                    .append(time(segment.end(), decimalMark))
                    .append('\n')
                    .append(segment.text())
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String time(double seconds, char decimalMark) {
        long milliseconds = Math.round(seconds * 1_000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                milliseconds / 3_600_000,
                milliseconds / 60_000 % 60,
                milliseconds / 1_000 % 60,
                decimalMark,
                milliseconds % 1_000);
    }
}
