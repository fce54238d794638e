package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.batching.QueueSettings;
import org.vsekai.backpack.models.ModelsSettings;

/** Models come, change and go while the server runs; versions stand side by side. */
class ModelLifeTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));
    private static final String DETECT = "/v1/tasks/object-detection";

    @TempDir
    Path data;

    private Path catalogue;
    private RunningServer server;

    @BeforeEach
    void start() throws Exception {
        World.in(data);
        catalogue = data.resolve("models");
        copy("nanodet-coco", "3.0.4");
        server = RunningServer.on(
                data,
                new ModelsSettings(
                        true,
                        List.of(),
                        List.of(),
                        List.of(new ModelsSettings.Shadow("nanodet-coco", "nanodet-coco@4")),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(100),
                        4 << 20,
                        64 << 20,
                        2,
                        Duration.ofSeconds(20),
                        new QueueSettings(64, 2, Duration.ofMillis(1), 1)),
                catalogue);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aModelThatIsPutIntoTheCatalogueAnswersWithoutARestart() throws IOException {
        assertThat(detect("?model=second").problem(404)).isEqualTo("not-found");

        copy("second", "3.0.4");

        await(() -> server.get("/v2/models/second/ready").status() == 200);
        assertThat(detect("?model=second").json(200).at("/model/name").asText()).isEqualTo("second");
        assertThat(server.get("/v1/models").json(200).at("/data").findValuesAsText("id"))
                .containsExactly("nanodet-coco", "second");
    }

    @Test
    void versionsStandSideBySide() throws IOException {
        copy("nanodet-coco@4", "4");
        await(() -> server.get("/v2/models/nanodet-coco/versions/4/ready").status() == 200);

        assertThat(detect("").json(200).at("/model/version").asText()).isEqualTo("3.0.4");
        assertThat(detect("?model=nanodet-coco@4")
                        .json(200)
                        .at("/model/version")
                        .asText())
                .isEqualTo("4");
        assertThat(server.get("/v2/models/nanodet-coco")
                        .json(200)
                        .at("/versions")
                        .toString())
                .isEqualTo("[\"3.0.4\",\"4\"]");
        assertThat(server.get("/v2/models/nanodet-coco/versions/5").status()).isEqualTo(404);
    }

    @Test
    void aShadowIsAskedWhatOthersAreAskedAndCompared() throws IOException {
        copy("nanodet-coco@4", "4");
        await(() -> server.get("/v2/models/nanodet-coco/versions/4/ready").status() == 200);

        detect("").json(200);

        var compared = "backpack_model_shadow_compared_total{model=\"nanodet-coco\",shadow=\"nanodet-coco@4\"} 1.0";
        await(() -> server.get("/metrics").text().contains(compared));
        assertThat(server.get("/metrics").text())
                .contains(
                        "backpack_model_shadow_agreement_total{model=\"nanodet-coco\",shadow=\"nanodet-coco@4\"} 1.0");
    }

    /** Requests never stop while a model's folder is replaced again and again. */
    @Test
    void noRequestFailsWhileAModelIsReplaced() throws Exception {
        var isOver = new AtomicBoolean();
        var clients = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> asking =
                    List.of(clients.submit(() -> askUntil(isOver)), clients.submit(() -> askUntil(isOver)));
            for (var version : List.of("5", "6", "7")) {
                copy("nanodet-coco", version);
                await(() -> detect("").json(200).at("/model/version").asText().equals(version));
            }
            isOver.set(true);
            for (var answered : asking) {
                assertThat(answered.get()).isPositive();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private int askUntil(AtomicBoolean isOver) {
        int answered = 0;
        while (!isOver.get()) {
            detect("").json(200);
            answered++;
        }
        return answered;
    }

    @Test
    void aModelThatNobodyAsksIsFreedAndLoadedAgain() {
        var before = detect("").json(200);
        assertThat(isLoaded()).isTrue();

        await(() -> !isLoaded());

        var again = detect("").json(200);
        assertThat(again.at("/detections/0/score").asDouble())
                .isCloseTo(before.at("/detections/0/score").asDouble(), within(1e-5));
        assertThat(isLoaded()).isTrue();
    }

    @Test
    void aCardThatIsBrokenTakesItsOwnModelAwayAndNoOther() throws IOException {
        copy("second", "3.0.4");
        await(() -> server.get("/v2/models/second/ready").status() == 200);

        Files.writeString(catalogue.resolve("object-detection/second/card.yaml"), "name: [");

        await(() -> server.get("/v2/models/second/ready").status() == 404);
        assertThat(detect("").status()).isEqualTo(200);
    }

    private boolean isLoaded() {
        for (JsonNode model : server.get("/v1/models").json(200).at("/data")) {
            if (model.at("/loaded").asBoolean()) {
                return true;
            }
        }
        return false;
    }

    private RunningServer.Answer detect(String query) {
        try {
            return server.send(HttpRequest.newBuilder(server.address(DETECT + query))
                    .POST(BodyPublishers.ofFile(HOME.resolve("inference/src/test/resources/nanodet/chelsea.png"))));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        var until = Instant.now().plusSeconds(60);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(until);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The shipped detector under another name and version; its card comes last, as a whole. */
    private void copy(String folder, String version) throws IOException {
        var target =
                Files.createDirectories(catalogue.resolve("object-detection").resolve(folder));
        try (var files = Files.list(HOME.resolve("conf/models/object-detection/nanodet-coco"))) {
            for (var file : files.filter(each -> !each.endsWith("card.yaml")).toList()) {
                if (!Files.exists(target.resolve(file.getFileName()))) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
        var card = Files.readString(HOME.resolve("conf/models/object-detection/nanodet-coco/card.yaml"))
                .replace("name: nanodet-coco\n", "name: " + folder.replaceFirst("@.*", "") + "\n")
                .replaceFirst("version: .*\n", "version: '" + version + "'\n");
        var written = Files.writeString(target.resolve("card.new"), card);
        Files.move(
                written,
                target.resolve("card.yaml"),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
}
