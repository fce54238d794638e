package org.vsekai.backpack.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.vsekai.backpack.batching.QueueSettings;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.experiment.Experiment;
import org.vsekai.backpack.factors.SearchIndex;
import org.vsekai.backpack.knowledge.GraphSettings;
import org.vsekai.backpack.models.Models;
import org.vsekai.backpack.models.ModelsSettings;
import org.vsekai.backpack.speech.SpeechSettings;
import org.vsekai.backpack.uploads.UploadSettings;

/** A real server on a free port, and a client for it. */
final class RunningServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Limits that tests reach: 1 MiB an upload, 512 KiB a file, 5 files, 4 unfinished of 3 MiB in all, 4 at once. */
    static final UploadSettings UPLOADS =
            new UploadSettings(1 << 20, 1 << 19, 5, 4, 3 << 20, 4, 0, Duration.ofHours(1));

    private static final ModelsSettings NO_MODELS = models(false, 1);

    /** Limits that tests reach: 4 MiB a request, 8 MiB of all, 4 that wait, a minute: a slow machine loads a model in it. */
    static ModelsSettings models(boolean enabled, int workers) {
        return new ModelsSettings(
                enabled,
                List.of(),
                List.of("nanodet-coco", "realesr-animevideov3-x2"),
                List.of(),
                Duration.ofMinutes(30),
                Duration.ofMillis(200),
                4 << 20,
                8 << 20,
                2,
                Duration.ofMinutes(1),
                new QueueSettings(4, 4, Duration.ofMillis(20), workers));
    }

    private final BackpackServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private RunningServer(BackpackServer server) {
        this.server = server;
    }

    static RunningServer on(Path data) {
        return on(data, Optional.empty());
    }

    static RunningServer on(Path data, Optional<Experiment> experiment) {
        return on(data, experiment, SearchIndex.EXACT);
    }

    static RunningServer on(Path data, Optional<Experiment> experiment, SearchIndex index) {
        return on(data, experiment, index, UPLOADS);
    }

    static RunningServer on(Path data, UploadSettings uploads) {
        return on(data, Optional.empty(), SearchIndex.EXACT, uploads);
    }

    static RunningServer on(Path data, ModelsSettings models, Path catalogue) {
        return on(data, Optional.empty(), SearchIndex.EXACT, UPLOADS, models, catalogue);
    }

    private static RunningServer on(
            Path data, Optional<Experiment> experiment, SearchIndex index, UploadSettings uploads) {
        return on(data, experiment, index, uploads, NO_MODELS, Path.of("nowhere"));
    }

    private static RunningServer on(
            Path data,
            Optional<Experiment> experiment,
            SearchIndex index,
            UploadSettings uploads,
            ModelsSettings models,
            Path catalogue) {
        var settings = new ServingSettings(
                "",
                Duration.ofMillis(100),
                16,
                Duration.ofSeconds(5),
                uploads,
                new ServingSettings.Search(index),
                new GraphSettings(true, Duration.ofSeconds(2), 1_000, 2),
                models);
        var inference = new InferenceSettings(1, 8, 1 << 22, 1 << 24);
        return new RunningServer(BackpackServer.start(
                data,
                "127.0.0.1",
                0,
                settings,
                experiment,
                new Models(new ModelCatalogue(catalogue), inference, models),
                new SpeechSettings(1 << 22, 60, 500, 10)));
    }

    /** This server once it has its graph. */
    RunningServer withGraph() throws InterruptedException {
        while (get("/sparql?query=ASK%7B%7D").status() == 503) {
            Thread.sleep(50);
        }
        return this;
    }

    BackpackServer server() {
        return server;
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    Answer get(String path) {
        return send(HttpRequest.newBuilder(address(path)));
    }

    Answer post(String path, String body) {
        return send(HttpRequest.newBuilder(address(path)).POST(BodyPublishers.ofString(body)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(client.send(request.build(), BodyHandlers.ofByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What came back. */
    record Answer(HttpResponse<byte[]> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** The body, when the status is as expected. */
        JsonNode json(int expectedStatus) {
            Assertions.assertThat(status()).as(text()).isEqualTo(expectedStatus);
            try {
                return JSON.readTree(response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The problem's last word, when it is one with that status. */
        String problem(int expectedStatus) {
            var document = json(expectedStatus);
            Assertions.assertThat(header("Content-Type")).isEqualTo("application/problem+json");
            Assertions.assertThat(document.at("/status").asInt()).isEqualTo(expectedStatus);
            Assertions.assertThat(document.at("/title").asText()).isNotBlank();
            Assertions.assertThat(document.at("/detail").asText()).isNotBlank();
            var type = document.at("/type").asText();
            Assertions.assertThat(type).startsWith("urn:backpack:problem:");
            return type.substring("urn:backpack:problem:".length());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
