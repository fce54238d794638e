package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Visibility;

class SceneDocumentsProperties {
    private static final String BASE = "http://127.0.0.1:8080/";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00.000001Z");

    private final SceneDocuments documents = new SceneDocuments(BASE);
    private final ObjectMapper json = new ObjectMapper();
    private final XmpPackets packets = new XmpPackets(Ontology.bundled());

    @Property(tries = 100)
    void aSceneSaysTheSameAfterItWasWrittenAndRead(
            @ForAll @StringLength(min = 1, max = 12) String name,
            @ForAll @Size(max = 4) List<@StringLength(min = 1, max = 8) String> nodeIds,
            @ForAll @Size(value = 16) List<@DoubleRange(min = -1e6, max = 1e6) Double> matrix,
            @ForAll ItemKind kind) {
        var scene = scene(wellFormed(name), kind, description(name));
        var nodes = nodes(nodeIds, matrix);
        var cameras = List.of(new CameraRow("s1", "Camera", 640, 480, 554.25, 1e-9, 320, 240, matrix, 0.05, 4000));

        var text = documents.sceneDocument(scene, cameras, nodes);

        var built = documents.sceneResource(scene, cameras, nodes).getModel();
        assertThat(JsonLd.parse(text, "https://example.org/elsewhere").isIsomorphicWith(built))
                .as(text)
                .isTrue();
    }

    @Property(tries = 100)
    void detectionsSayTheSameAfterTheyWereWrittenAndReadInAnyOrder(
            @ForAll @IntRange(max = 3) int frameCount,
            @ForAll @Size(max = 6) List<@DoubleRange(min = 0, max = 1) Double> scores,
            @ForAll Random random) {
        var frames = new ArrayList<FrameRow>();
        var detections = new ArrayList<DetectionRow>();
        for (int f = 0; f < frameCount; f++) {
            frames.add(frame("s1/Camera 1/" + f));
            for (int d = 0; d < scores.size(); d++) {
                detections.add(detection("s1/Camera 1/" + f, d, scores.get(d)));
            }
        }

        var text = documents.detectionsDocument("s1", frames, detections);

        var built = documents.detectionsResource("s1", frames, detections).getModel();
        assertThat(JsonLd.parse(text, "https://example.org/elsewhere").isIsomorphicWith(built))
                .as(text)
                .isTrue();
        Collections.shuffle(frames, random);
        Collections.shuffle(detections, random);
        assertThat(documents.detectionsDocument("s1", frames, detections)).isEqualTo(text);
    }

    @Example
    void aSceneIsReadableWithoutKnowingJsonLd() throws JsonProcessingException {
        var document = json.readTree(documents.sceneDocument(
                scene("A room", ItemKind.MAP, description("A <quiet> room")),
                List.of(),
                nodes(List.of("Chair 1"), Collections.nCopies(16, 0.5))));

        assertThat(document.path("@context").asText()).isEqualTo(JsonLd.CONTEXT_ADDRESS);
        assertThat(document.path("id").asText()).isEqualTo(BASE + "v1/scenes/s1");
        assertThat(document.path("name").asText()).isEqualTo("A room");
        assertThat(document.path("dc:title").asText()).isEqualTo("A <quiet> room");
        var node = document.path("nodes").path(0);
        assertThat(node.path("id").asText()).isEqualTo(BASE + "v1/scenes/s1#node/Chair~201");
        assertThat(node.path("dc:title").asText()).isEqualTo("A <quiet> room");
        assertThat(node.path("object_class").asText()).isEqualTo("bp:Chair");
        assertThat(node.path("world_from_node").path(15).asDouble()).isEqualTo(0.5);
    }

    @Example
    void aDetectionIsAnObservationThatAnActivityOfTheModelGenerated() throws JsonProcessingException {
        var document = json.readTree(documents.detectionsDocument(
                "s1", List.of(frame("f")), List.of(detection("f", 0, 0.75), detection("unknown frame", 0, 0.5))));

        var observations = document.path("frames").path(0).path("observations");
        assertThat(observations).hasSize(1);
        var observation = observations.path(0);
        var activity = document.path("activities").path(0);
        assertThat(observation.path("type").asText()).isEqualTo("Observation");
        assertThat(observation.path("label").asText()).isEqualTo("chair");
        assertThat(observation.path("score").asDouble()).isEqualTo(0.75);
        assertThat(observation.path("generated_by")).isEqualTo(activity.path("id"));
        assertThat(activity.path("type").asText()).isEqualTo("Inference");
        assertThat(activity.path("used_model").path("model").asText()).isEqualTo("nanodet");
        assertThat(observation.path("made_by"))
                .isEqualTo(activity.path("used_model").path("id"));
        assertThat(document.path("frames")).hasSize(1);
    }

    @Example
    void aNumberThatJsonLacksIsRefused() {
        assertThatThrownBy(() ->
                        documents.detectionsDocument("s1", List.of(frame("f")), List.of(detection("f", 0, Double.NaN))))
                .hasMessageContaining("NaN");
    }

    private String description(String title) {
        var packet = json.createObjectNode();
        packet.putObject("@context")
                .put("dc", "http://purl.org/dc/elements/1.1/")
                .put("my", "http://example.org/my#");
        packet.put("dc:title", wellFormed(title)).put("my:mood", 0.5).put("my:rooms", 3);
        packet.putObject("my:parts").putArray("@list").add("a").add(wellFormed(title));
        return packets.describe(List.of(packet), List.of(0), Map.of("Chair 1", 0))
                .jsonLd();
    }

    private static SceneRow scene(String name, ItemKind kind, String description) {
        return new SceneRow(
                "s1",
                name,
                kind,
                "u1",
                Visibility.PUBLIC,
                "00ff",
                SourceFormat.GLB,
                "scenes/s1/a.glb",
                3,
                12,
                description,
                NOON);
    }

    private static List<SceneNodeRow> nodes(List<String> ids, List<Double> matrix) {
        return ids.stream()
                .distinct()
                .map(id -> new SceneNodeRow(
                        "s1",
                        wellFormed(id),
                        matrix,
                        List.of(0.0, -0.0, 1e-300),
                        List.of(1.0, 1.0 / 3, 1e300),
                        7,
                        Optional.of("https://backpack.vsekai.org/ns/v1#Chair")))
                .toList();
    }

    private static FrameRow frame(String id) {
        return new FrameRow(id, "s1", "Camera 1", NOON, "p.png", "00", 640, 480, List.of(), true, Optional.empty());
    }

    private static DetectionRow detection(String frame, int rank, double score) {
        return new DetectionRow(
                frame + "/nanodet/" + rank,
                frame,
                "s1",
                "Camera 1",
                "nanodet",
                "1.0",
                "abc123",
                "chair",
                score,
                1.25,
                2,
                1.0 / 3,
                4,
                rank % 2 == 0 ? Optional.of("https://backpack.vsekai.org/ns/v1#Chair") : Optional.empty());
    }

    /** Without lone surrogates, which no JSON text in UTF-8 can carry. */
    private static String wellFormed(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
    }
}
