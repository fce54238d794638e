package org.vsekai.backpack.tasks;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vsekai.backpack.batching.Priority;
import org.vsekai.backpack.language.GenerationWatch;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.server.Endpoint;
import org.vsekai.backpack.server.Json;
import org.vsekai.backpack.server.ModelProblems;
import org.vsekai.backpack.server.Parameters;

/**
 * {@code POST /v1/chat/completions}: the next turn of a conversation, asked in the form of OpenAI's interface, whole or, with
 * {@code stream}, as server-sent events; a client that goes away ends its stream's work. With {@code reasoning_effort} (not none) the model writes down
 * steps first, given as {@code reasoning_content}; with {@code scene}, our own, they and the answer are to keep to the facts of that
 * scene, and {@code unsupported} lists what the answer states without them. Errors: 400, 404 model or scene, 429, 503, 504.
 */
final class CompleteChat implements Endpoint, AutoCloseable {
    /** Each holds a thread while it lasts. */
    private static final int MOST_STREAMS = 32;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Models models;
    private final Supplier<TaskModels> tasks;
    private final TaskRunner runner;
    private final SceneFacts scenes;
    private final Semaphore streams = new Semaphore(MOST_STREAMS);
    private final ExecutorService senders = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "chat-stream");
        thread.setDaemon(true);
        return thread;
    });

    CompleteChat(Models models, Supplier<TaskModels> tasks, TaskRunner runner, SceneFacts scenes) {
        this.models = models;
        this.tasks = tasks;
        this.runner = runner;
        this.scenes = scenes;
    }

    @Override
    public HandlerType method() {
        return HandlerType.POST;
    }

    @Override
    public String path() {
        return "/v1/chat/completions";
    }

    @Override
    public void answer(Context context) {
        Parameters.of(context);
        models.requireEnabled();
        var body = Json.body(context, ChatBody.class);
        var talker = tasks.get().talker(body.model());
        runner.requireReady(talker);
        var head = new ChatDocuments.Head(
                "chatcmpl-" + UUID.randomUUID(), Instant.now().getEpochSecond(), talker.name());
        if (body.isStream()) {
            stream(context, talker, body, head);
        } else {
            var ask = ask(body, GenerationWatch.none());
            context.future(() -> run(
                            talker,
                            ask,
                            reply -> Json.bytes(ChatDocuments.completion(
                                    head, reply, body.scene().isPresent())))
                    .thenAccept(ran -> context.header("Server-Timing", ran.timing())
                            .contentType("application/json")
                            .result(ran.value())));
        }
    }

    private <T> CompletableFuture<TaskRunner.Ran<T>> run(
            Doer<Chat.Ask, Chat.Reply> talker, Chat.Ask ask, Function<Chat.Reply, T> write) {
        return runner.run(
                talker, () -> ask, write, Priority.NORMAL, models.settings().deadline());
    }

    private Chat.Ask ask(ChatBody body, GenerationWatch watch) {
        try {
            return body.isThinking()
                    ? new Chat.Think(body.scene().map(scenes::of), body.question(), body.wishes(), watch)
                    : new Chat.Talk(body.turns(), body.wishes(), watch);
        } catch (org.vsekai.backpack.language.UnusableTextException e) {
            throw InputProblems.of(e).orElseThrow();
        }
    }

    private void stream(Context context, Doer<Chat.Ask, Chat.Reply> talker, ChatBody body, ChatDocuments.Head head) {
        if (!streams.tryAcquire()) {
            throw ModelProblems.tooManyWait(
                    MOST_STREAMS + " answers are streamed already, which is all that may. Try again later.");
        }
        CompletableFuture<Void> running;
        var events = new EventStream();
        try {
            var ask = ask(body, new ChatWatch(head, events, body.isThinking()));
            running = run(talker, ask, Function.identity())
                    .thenAccept(ran -> finish(events, head, ran.value(), body.wantsUsage()));
        } catch (RuntimeException e) {
            streams.release();
            throw e;
        }
        var unused = running.whenComplete((done, failure) -> events.end());
        context.future(() -> CompletableFuture.runAsync(() -> send(context, events, running), senders)
                .whenComplete((done, failure) -> streams.release()));
    }

    private static void finish(EventStream events, ChatDocuments.Head head, Chat.Reply reply, boolean wantsUsage) {
        var nothing = new ChatDocuments.Delta(Optional.empty(), Optional.empty(), Optional.empty());
        events.add(Json.bytes(ChatDocuments.chunk(head, nothing, Optional.of(ChatDocuments.finishReason(reply)))));
        if (wantsUsage && reply instanceof Chat.Said said) {
            events.add(Json.bytes(ChatDocuments.usage(head, ChatDocuments.Usage.of(said.generation()))));
        }
        events.add("[DONE]".getBytes(StandardCharsets.UTF_8));
    }

    /** What fails before the first event is told by the status; later the stream just ends, without its last event. */
    private static void send(Context context, EventStream events, CompletableFuture<Void> running) {
        try {
            events.await(PAUSE);
            if (running.isCompletedExceptionally()) {
                running.join();
            }
            context.contentType("text/event-stream").header("Cache-Control", "no-store");
            events.send(context.res().getOutputStream(), PAUSE);
        } catch (IOException e) {
            // The client went away: the watch ends the work.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }

    /** Takes no more streams. */
    @Override
    public void close() {
        senders.shutdown();
    }
}
