package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** openapi.yaml and the server say the same: the routes, the examples, every field of every answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    private static final Path HOME = Path.of(System.getProperty("backpack.home"));

    private RunningServer server;
    private JsonNode description;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data, RunningServer.models(true, 1), catalogue(data.resolve("models")))
                .withGraph();
        description = new YAMLMapper().readTree(server.get("/openapi.yaml").text());
    }

    /** The shipped models and one for tests. */
    private static Path catalogue(Path folder) throws IOException {
        for (var root : List.of(HOME.resolve("conf/models"), HOME.resolve("serving/src/test/resources/models"))) {
            try (var cards = Files.find(root, 3, (file, is) -> file.endsWith("card.yaml"))) {
                for (var card : cards.toList()) {
                    var link = folder.resolve(root.relativize(card.getParent()));
                    Files.createDirectories(link.getParent());
                    Files.createSymbolicLink(link, card.getParent());
                }
            }
        }
        return folder;
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribedAndNoOther() {
        var described = new ArrayList<String>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .fieldNames()
                .forEachRemaining(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        var served = server.server().endpoints().stream()
                .map(endpoint -> endpoint.method().name() + " " + endpoint.path())
                .filter(route -> !route.equals("GET /") && !route.startsWith("GET /page/"))
                .toList();

        assertThat(described).containsExactlyInAnyOrderElementsOf(served);
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsAnsweredAsDescribed() {
        var tests = new ArrayList<DynamicTest>();
        description.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(operation -> tests.add(DynamicTest.dynamicTest(
                        operation.getKey() + " " + path.getKey(),
                        () -> check(path.getKey(), operation.getKey(), operation.getValue())))));
        return tests.stream();
    }

    private void check(String path, String method, JsonNode operation) throws FileNotFoundException {
        var answer = server.send(request(path, method, operation));
        Assumptions.assumeFalse(
                answer.status() == 503 && answer.text().contains("./backpack models"),
                () -> "skipped: " + answer.text());
        var responses = operation.get("responses");
        var status = String.valueOf(answer.status());
        assertThat(status).as(answer.text()).startsWith("2");
        assertThat(responses.has(status)).as("status " + status).isTrue();
        var response = responses.get(status);
        if (response.has("$ref")) {
            response = description.at(response.get("$ref").asText().substring(1));
        }
        if (!response.has("content")) {
            assertThat(answer.text()).isEmpty();
            return;
        }
        var content = response.get("content");
        var mediaType = answer.header("Content-Type").replaceAll(";.*", "");
        assertThat(content.has(mediaType)).as(mediaType).isTrue();
        if (mediaType.endsWith("json")) {
            var body = answer.json(answer.status());
            validate(content.get(mediaType).get("schema"), body, "");
            if (content.get(mediaType).has("example")) {
                assertThat(shape(body)).isEqualTo(shape(content.get(mediaType).get("example")));
            }
        }
    }

    private HttpRequest.Builder request(String path, String method, JsonNode operation) throws FileNotFoundException {
        var filled = path;
        var query = new ArrayList<String>();
        var headers = new LinkedHashMap<String, String>();
        for (var given : operation.path("parameters")) {
            var parameter = given.has("$ref")
                    ? description.at(given.get("$ref").asText().substring(1))
                    : given;
            var name = parameter.get("name").asText();
            var place = parameter.get("in").asText();
            if (place.equals("path")) {
                var id = fresh(name).orElseGet(() -> parameter.get("example").asText());
                filled = filled.replace("{" + name + "}", id);
            } else if (parameter.has("example") && place.equals("header")) {
                headers.put(name, parameter.get("example").asText());
            } else if (parameter.has("example")) {
                var value = parameter.get("example").asText();
                query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        var address = server.address(query.isEmpty() ? filled : filled + "?" + String.join("&", query));
        var request =
                HttpRequest.newBuilder(address).method(method.toUpperCase(Locale.ROOT), body(path, operation, headers));
        headers.forEach(request::header);
        return request;
    }

    private static BodyPublisher body(String path, JsonNode operation, Map<String, String> headers)
            throws FileNotFoundException {
        var content = operation.at("/requestBody/content");
        if (content.isMissingNode()) {
            return BodyPublishers.noBody();
        }
        if (content.has("application/json")) {
            var example = content.at("/application~1json/example");
            assertThat(example.isMissingNode()).as("a body needs an example").isFalse();
            return BodyPublishers.ofString(example.toString());
        }
        if (content.has("application/sparql-query")) {
            headers.put("Content-Type", "application/sparql-query");
            return BodyPublishers.ofString(
                    content.at("/application~1sparql-query/example").asText());
        }
        if (content.has("image/png")) {
            headers.put("Content-Type", "image/png");
            return BodyPublishers.ofFile(HOME.resolve("inference/src/test/resources/nanodet/chelsea.png"));
        }
        if (content.has("multipart/form-data") && path.startsWith("/v1/audio")) {
            headers.put("Content-Type", "multipart/form-data; boundary=edge");
            return BodyPublishers.concat(
                    BodyPublishers.ofString(
                            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"),
                    BodyPublishers.ofFile(HOME.resolve("inference/src/test/resources/speech/speech-16k.wav")),
                    BodyPublishers.ofString("\r\n--edge--\r\n"));
        }
        headers.put("Content-Type", content.fieldNames().next());
        return BodyPublishers.ofByteArray(Glb.of(64, 1));
    }

    /** Ids that are made by the server are had by asking for them. */
    private Optional<String> fresh(String parameter) {
        return switch (parameter) {
            case "upload" -> {
                var answer = server.send(HttpRequest.newBuilder(server.address("/v1/uploads"))
                        .header("Tus-Resumable", "1.0.0")
                        .header("Upload-Length", "64")
                        .header("Upload-Metadata", "filename cm9vbS5nbGI=")
                        .POST(BodyPublishers.noBody()));
                yield Optional.of(answer.header("Location").replaceFirst(".*/", ""));
            }
            case "job" -> {
                var answer = server.send(HttpRequest.newBuilder(server.address("/v1/scenes?name=Attic"))
                        .header("Content-Type", "model/gltf-binary")
                        .POST(BodyPublishers.ofByteArray(Glb.of(64, 2))));
                yield Optional.of(answer.json(answer.status()).at("/job_id").asText());
            }
            default -> Optional.empty();
        };
    }

    /** The part of JSON Schema that the description uses. */
    private void validate(JsonNode schema, JsonNode value, String place) {
        if (schema.has("$ref")) {
            validate(description.at(schema.get("$ref").asText().substring(1)), value, place);
            return;
        }
        var type = schema.path("type").asText();
        switch (type) {
            case "object" -> assertThat(value.isObject()).as(place).isTrue();
            case "array" -> assertThat(value.isArray()).as(place).isTrue();
            case "string" -> assertThat(value.isTextual()).as(place).isTrue();
            case "integer" -> assertThat(value.isIntegralNumber()).as(place).isTrue();
            case "number" -> assertThat(value.isNumber()).as(place).isTrue();
            case "boolean" -> assertThat(value.isBoolean()).as(place).isTrue();
            default -> assertThat(type).as(place + " type").isEmpty();
        }
        schema.path("required").forEach(name -> assertThat(value.has(name.asText()))
                .as(place + "/" + name.asText())
                .isTrue());
        if (schema.has("enum")) {
            assertThat(schema.get("enum")).as(place).contains(value);
        }
        if (schema.has("items")) {
            value.forEach(element -> validate(schema.get("items"), element, place + "/0"));
        }
        if (schema.has("properties")) {
            value.properties().forEach(field -> {
                var described = schema.get("properties").get(field.getKey());
                assertThat(described)
                        .as(place + "/" + field.getKey() + " is not described")
                        .isNotNull();
                validate(described, field.getValue(), place + "/" + field.getKey());
            });
        }
    }

    /** Names and texts: numbers may differ in their last digits. */
    private static List<String> shape(JsonNode document) {
        var shape = new ArrayList<String>();
        document.properties().forEach(field -> {
            shape.add(field.getKey());
            shape.addAll(shape(field.getValue()));
        });
        document.forEach(child -> {
            if (document.isArray()) {
                shape.addAll(shape(child));
            }
        });
        if (document.isTextual() || document.isBoolean()) {
            shape.add(document.asText());
        }
        return shape;
    }
}
