package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Visibility;

class DocumentFrameTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String BASE = "http://127.0.0.1:8080/";
    private static final List<Double> MATRIX =
            List.of(1.0, 0.0, 0.0, 2.5, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0);

    private final SceneDocuments documents = new SceneDocuments(BASE);

    @Test
    void theStatementsOfASceneTakeTheFormOfItsDocument() throws Exception {
        var camera = new CameraRow("s1", "c1", 640, 480, 500, 500, 320, 240, MATRIX, 0.1, 100);
        var node = new SceneNodeRow(
                "s1", "chair", MATRIX, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 12, Optional.of(chair()));

        assertFramed(DocumentFrame.SCENE, documents.sceneDocument(scene(), List.of(camera), List.of(node)));
        assertFramed(DocumentFrame.SCENE, documents.sceneDocument(scene(), List.of(), List.of()));
    }

    @Test
    void theStatementsOfDetectionsTakeTheFormOfTheirDocument() throws Exception {
        var frame = new FrameRow(
                "s1.f1", "s1", "c1", NOON, "scenes/s1/1.png", "00ff", 640, 480, List.of(), true, Optional.empty());
        var detection = new DetectionRow(
                "s1.f1:0",
                "s1.f1",
                "s1",
                "c1",
                "m",
                "1",
                "d".repeat(64),
                "chair",
                0.5,
                1,
                2,
                30,
                40,
                Optional.of(chair()));

        assertFramed(DocumentFrame.DETECTIONS, documents.detectionsDocument("s1", List.of(frame), List.of(detection)));
    }

    @Test
    void theStatementsOfAnItemTakeTheFormOfItsDocument() throws Exception {
        var item = new ItemRow(
                "i1", ItemKind.MAP, "Room", "u1", Visibility.PUBLIC, Optional.of("s1"), List.of(), List.of("a"), NOON);
        var features = new ItemFeatureRow(
                "i1",
                List.of(new ItemFeatureRow.Feature(chair(), 2, 1)),
                List.of(
                        new ItemFeatureRow.Said("tag", "cosy", List.of("item")),
                        new ItemFeatureRow.Said("licence", "https://spdx.org/licenses/MIT", List.of("urn:x"))),
                "2 × chair");
        var graph = ModelFactory.createDefaultModel();
        var lines = new StringBuilder();
        new SceneGraph(BASE).of(item, features).forEach(quad -> lines.append(quad.subject())
                .append(' ')
                .append(quad.predicate())
                .append(' ')
                .append(quad.object())
                .append(" .\n"));
        RDFParser.fromString(lines.toString(), Lang.NTRIPLES).parse(graph);
        var document = documents.itemDocument(graph, "i1");

        assertThat(new ObjectMapper().readTree(document).at("/holds/0/declared").asDouble())
                .isEqualTo(2);
        assertFramed(DocumentFrame.ITEM, document);
    }

    @Test
    void theStatementsOfABagTakeAFormWithItsItemsInIt() throws Exception {
        var flat = "{\"@context\":\"" + JsonLd.CONTEXT_ADDRESS + "\",\"@graph\":["
                + "{\"id\":\"urn:bag\",\"type\":\"Bag\",\"name\":\"Mine\",\"items\":[\"urn:i1\",\"urn:i2\"]},"
                + "{\"id\":\"urn:i1\",\"type\":[\"Item\",\"Map\"],\"name\":\"Room\",\"represents\":\"urn:s1\"},"
                + "{\"id\":\"urn:s1\",\"type\":\"Scene\",\"name\":\"Room\"},"
                + "{\"id\":\"urn:i2\",\"type\":[\"Item\",\"Prop\"],\"name\":\"Hat\"}]}";

        var framed = framed(DocumentFrame.BAG, flat);

        assertThat(framed.path("name").asText()).isEqualTo("Mine");
        assertThat(framed.path("items").findValuesAsText("name")).containsExactlyInAnyOrder("Room", "Hat");
        assertThat(framed.at("/items/0/represents").asText()).isEqualTo("urn:s1");
    }

    private static void assertFramed(DocumentFrame frame, String document) throws Exception {
        assertThat(framed(frame, document)).isEqualTo(new ObjectMapper().readTree(document));
    }

    /** Flattened first, so that nothing of a form is left. */
    private static JsonNode framed(DocumentFrame frame, String document) throws JsonLdError, JsonProcessingException {
        var flat = com.apicatalog.jsonld.JsonLd.flatten(json(document))
                .loader(contextOnly())
                .get();
        var framed = com.apicatalog.jsonld.JsonLd.frame(JsonDocument.of(flat), json(frame.text()))
                .loader(contextOnly())
                .get();
        return new ObjectMapper().readTree(framed.toString());
    }

    private static DocumentLoader contextOnly() {
        return (address, options) -> {
            assertThat(address).hasToString(JsonLd.CONTEXT_ADDRESS);
            var context = JsonDocument.of(new StringReader(JsonLd.context()));
            context.setDocumentUrl(address);
            return context;
        };
    }

    private static Document json(String text) throws JsonLdError {
        return JsonDocument.of(new StringReader(text));
    }

    private static String chair() {
        return Ontology.NAMESPACE + "Chair";
    }

    private static SceneRow scene() {
        return new SceneRow(
                "s1",
                "Room",
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                "00ff",
                SourceFormat.GLB,
                "scenes/s1/a.glb",
                1,
                12,
                "{\"@context\":{\"bp\":\"" + Ontology.NAMESPACE + "\"},\"@id\":\"\",\"@type\":\"bp:Scene\"}",
                NOON);
    }
}
