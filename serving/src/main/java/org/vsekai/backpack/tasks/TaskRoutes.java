package org.vsekai.backpack.tasks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.models.ModelMeters;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.release.Scenes;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Problem;
import org.vsekai.backpack.server.Problems;
import org.vsekai.backpack.server.Telemetry;
import org.vsekai.backpack.speech.SoundReader;
import org.vsekai.backpack.speech.SpeechSettings;

/** The routes of tasks, our own and those in the form of OpenAI's interface, and the threads behind them. Thread-safe. */
public final class TaskRoutes implements AutoCloseable {
    private final Models models;
    private final TaskRunner runner;
    private final Supplier<TaskModels> tasks;
    private final CompleteChat chat;
    private final List<Endpoint> endpoints;

    /**
     * @param scenes those of the live release
     */
    public TaskRoutes(Models models, SpeechSettings speech, Supplier<Scenes> scenes, Telemetry telemetry) {
        var settings = models.settings();
        var inference = models.inference();
        runner = new TaskRunner(settings, new ModelMeters(telemetry));
        var facts = new SceneFacts(scenes);
        var pictures = new PictureTasks(inference, settings.queue().largestBatch());
        var sounds = new SpeechTasks(inference, speech);
        var texts = new LanguageTasks(inference, facts);
        var current = new AtomicReference<>(new TaskModels(models, pictures, sounds, texts));
        models.onChange(() -> current.set(new TaskModels(models, pictures, sounds, texts)));
        tasks = current::get;
        this.models = models;
        chat = new CompleteChat(models, tasks, runner, facts);
        endpoints = List.of(
                new ListTasks(models, tasks),
                new RunTask(models, tasks, runner, new Shadows(models, runner, telemetry)),
                new CreateSpeech(models, tasks, runner),
                new CreateTranscription(models, tasks, runner, new SoundReader(speech)),
                new CreateEmbeddings(models, tasks, runner),
                chat);
    }

    /**
     * The vector of a text, by the usual model of embeddings.
     *
     * @return completes with it, or with a {@link Problem}
     */
    public CompletableFuture<float[]> vector(String text) {
        if (!models.isEnabled()) {
            throw Problems.noTextEncoder("text");
        }
        var embedder = tasks.get().embedder(Optional.empty());
        runner.requireReady(embedder);
        return runner.run(
                        embedder,
                        () -> List.of(text),
                        vectors -> vectors.get(0),
                        Priority.HIGH,
                        models.settings().deadline())
                .thenApply(TaskRunner.Ran::value);
    }

    public List<Endpoint> endpoints() {
        return endpoints;
    }

    @Override
    public void close() {
        chat.close();
        runner.close();
    }
}
