package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.catalogue.CataloguedModel;
import org.vsekai.backpack.catalogue.ModelCatalogue;
import org.vsekai.backpack.catalogue.ModelTask;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.engine.Network;

/** The Open Inference Protocol, on the shipped detector. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InferenceProtocolTest {
    private static final Path SHIPPED = Path.of(System.getProperty("backpack.home"), "conf", "models");
    private static final String MODEL = "/v2/models/nanodet-coco";
    private static final int SAMPLE = 3 * 416 * 416;

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        var catalogue = data.resolve("models");
        copy(catalogue.resolve("object-detection/nanodet-coco"));
        var swapped = catalogue.resolve("object-detection/swapped");
        copy(swapped);
        var card = swapped.resolve("card.yaml");
        Files.writeString(
                card,
                Files.readString(card)
                        .replace("name: nanodet-coco\n", "name: swapped\n")
                        .replace("sha256: f4", "sha256: 0f"));
        server = RunningServer.on(data, RunningServer.models(true, 1), catalogue);
    }

    private static void copy(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = Files.list(SHIPPED.resolve("object-detection/nanodet-coco"))) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aServerAndItsModelsDescribeThemselves() {
        assertThat(server.get("/v2").json(200).at("/extensions/0").asText()).isEqualTo("binary_tensor_data");
        assertThat(server.get("/v2/health/ready").json(200).at("/ready").asBoolean())
                .isTrue();
        var model = server.get(MODEL + "/versions/3.0.4").json(200);
        assertThat(model.at("/platform").asText()).isEqualTo("pytorch_torchscript");
        assertThat(model.at("/inputs/0"))
                .hasToString("{\"name\":\"images\",\"datatype\":\"FP32\",\"shape\":[-1,3,416,416]}");
        assertThat(server.get(MODEL + "/ready").json(200).at("/ready").asBoolean())
                .isTrue();
        assertThat(server.get("/v1/models").json(200).at("/data").findValuesAsText("id"))
                .contains("nanodet-coco", "swapped");
    }

    @Test
    void bytesInGiveTheBytesThatTheModelItselfGives() {
        var sample = sample(1);

        var answer = infer(MODEL, sample, true);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        int header = Integer.parseInt(answer.header("Inference-Header-Content-Length"));
        var json = answer.response().body();
        assertThat(new String(json, 0, header, StandardCharsets.UTF_8))
                .contains("\"model_version\":\"3.0.4\"", "\"id\":\"7\"", "\"binary_data_size\":1135680");
        var scores = ByteBuffer.wrap(json, header, json.length - header).slice().order(ByteOrder.LITTLE_ENDIAN);
        var expected = alone(sample);
        for (int i = 0; i < expected.get(0).length; i += 97) {
            assertThat(scores.getFloat(4 * i)).isCloseTo(expected.get(0)[i], within(1e-5f));
        }
    }

    /** Three clients at once share calls, and each gets what it would get alone. */
    @Test
    void requestsThatShareACallGetTheirOwnAnswers() throws Exception {
        var samples =
                IntStream.range(0, 3).mapToObj(InferenceProtocolTest::sample).toList();
        infer(MODEL, samples.get(0), false);
        var clients = Executors.newFixedThreadPool(3);
        try {
            var asking = samples.stream()
                    .<Callable<RunningServer.Answer>>map(sample -> () -> infer(MODEL, sample, false))
                    .toList();
            var answers = clients.invokeAll(asking);
            for (int i = 0; i < 3; i++) {
                var embedding = answers.get(i).get().json(200).at("/outputs/0/data");
                var expected = alone(samples.get(i)).get(2);
                for (int k = 0; k < 512; k += 31) {
                    assertThat((float) embedding.get(k).asDouble()).isCloseTo(expected[k], within(1e-4f));
                }
            }
        } finally {
            clients.shutdown();
        }
        assertThat(server.get("/metrics").text())
                .contains("backpack_model_seconds_count{model=\"nanodet-coco\",part=\"queue\"");
    }

    @Test
    void whatIsWrongIsSaidInTheProtocolsOwnMember() {
        assertError(post(MODEL + "/infer", "{"), 400, "no valid JSON");
        assertError(
                post(
                        MODEL + "/infer",
                        "{\"inputs\":[{\"name\":\"images\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}"),
                400,
                "input images must be FP32 of [n, 3, 416, 416], not FP32 of [1]");
        assertError(
                post(
                        MODEL + "/infer",
                        "{\"inputs\":[{\"name\":\"picture\",\"shape\":[1],\"datatype\":\"FP32\",\"data\":[1]}]}"),
                400,
                "input images is missing");
        assertError(post("/v2/models/nothing/infer", "{}"), 404, "There is no model nothing");
        assertError(server.get(MODEL + "/versions/9/ready"), 404, "has no version 9, only 3.0.4");
        assertError(post(MODEL + "/infer", " ".repeat((4 << 20) + 1)), 413, "over the limit");
    }

    @Test
    void weightsThatAreNotTheCardsAreNotServed() {
        assertError(infer("/v2/models/swapped", sample(1), false), 503, "Model swapped");
        assertThat(server.get("/v2/models/swapped/ready")
                        .json(503)
                        .at("/detail")
                        .asText())
                .contains("SHA-256");
        assertThat(server.get("/v1/models").text()).contains("\"state\":\"failed\"");
    }

    @Test
    void modelsThatAreSwitchedOffSaySo(@TempDir Path data) throws Exception {
        World.in(data);
        try (var without = RunningServer.on(data)) {
            assertThat(without.get("/v2/health/live").json(503).at("/error").asText())
                    .contains("backpack.serving.models.enabled");
            assertThat(without.get("/v1/models").problem(503)).isEqualTo("models-off");
        }
    }

    private static void assertError(RunningServer.Answer answer, int status, String words) {
        assertThat(answer.json(status).at("/error").asText()).contains(words);
    }

    private RunningServer.Answer post(String path, String body) {
        return server.post(path, body);
    }

    private static String request(String output) {
        return "{\"id\":\"7\",\"inputs\":[{\"name\":\"images\",\"shape\":[1,3,416,416],\"datatype\":\"FP32\","
                + "\"parameters\":{\"binary_data_size\":" + 4 * SAMPLE + "}}]" + output + "}";
    }

    /** Asks for the scores as bytes, or for the embedding as JSON. */
    private RunningServer.Answer infer(String model, float[] sample, boolean binary) {
        var output = binary
                ? ",\"outputs\":[{\"name\":\"scores\",\"parameters\":{\"binary_data\":true}}]"
                : ",\"outputs\":[{\"name\":\"embedding\"}]";
        var head = request(output).getBytes(StandardCharsets.UTF_8);
        var body = ByteBuffer.allocate(head.length + 4 * SAMPLE)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head);
        for (float number : sample) {
            body.putFloat(number);
        }
        return server.send(HttpRequest.newBuilder(server.address(model + "/infer"))
                .header("Inference-Header-Content-Length", Integer.toString(head.length))
                .POST(BodyPublishers.ofByteArray(body.array())));
    }

    private static float[] sample(int seed) {
        var random = new Random(seed);
        var sample = new float[SAMPLE];
        for (int i = 0; i < SAMPLE; i++) {
            sample[i] = (float) random.nextGaussian();
        }
        return sample;
    }

    private List<float[]> alone(float[] sample) {
        CataloguedModel model = new ModelCatalogue(SHIPPED).find(ModelTask.OBJECT_DETECTION, "nanodet-coco");
        var settings = new InferenceSettings(1, 1, 1 << 22, 1 << 22);
        try (var session = Network.load(model, Network.ONLY, settings).open(1, 3, 416, 416)) {
            return session.run(List.of(sample));
        }
    }
}
