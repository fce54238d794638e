package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Visibility;

class SceneGraphTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final String CHAIR = Ontology.NAMESPACE + "Chair";
    private static final String DIGEST = "d".repeat(64);
    private static final String PREFIXES = "PREFIX bp: <" + Ontology.NAMESPACE
            + "> PREFIX my: <http://example.org/my#> PREFIX sosa: <http://www.w3.org/ns/sosa/>"
            + " PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dc: <http://purl.org/dc/elements/1.1/> ";

    private final SceneGraph graph = new SceneGraph("http://127.0.0.1:8080/");

    @Test
    void theStatementsOfASceneAreInItsOwnGraph() {
        var quads = graph.of(known("s1"));

        assertThat(quads).extracting(QuadRow::graph).containsOnly("<http://127.0.0.1:8080/v1/scenes/s1>");
        assertThat(ask(quads, "{ GRAPH ?g { ?scene a bp:Scene, bp:Map ; bp:hasNode ?node . ?node bp:x 1.5E0 } }"))
                .isTrue();
        assertThat(ask(
                        quads,
                        "{ GRAPH ?g { ?seen a sosa:Observation ; sosa:hasSimpleResult \"chair\" ; bp:objectClass bp:Chair ;"
                                + " prov:wasGeneratedBy/prov:wasAssociatedWith <urn:sha256:" + DIGEST + "> } }"))
                .isTrue();
        assertThat(ask(
                        quads,
                        "{ GRAPH ?g { ?scene bp:hasObject ?thing . ?thing bp:sameAsNode/bp:nodeId \"chair\" ; bp:support 2 ;"
                                + " prov:wasDerivedFrom/bp:detectionId \"f:0\" } }"))
                .isTrue();
    }

    @Test
    void whatAModelIsStandsOnceHoweverManyScenesItSaw() {
        var quads = new java.util.ArrayList<>(graph.of(known("s1")));
        quads.addAll(graph.of(known("s2")));
        quads.addAll(graph.model("m", "1", DIGEST));

        var triples = quads.stream()
                .collect(Collectors.groupingBy(quad -> List.of(quad.subject(), quad.predicate(), quad.object())));

        assertThat(triples.values()).allSatisfy(equal -> assertThat(equal).hasSize(1));
        assertThat(ask(quads, "{ GRAPH <http://127.0.0.1:8080/v1/models> { ?model a bp:Model ; bp:modelName \"m\" } }"))
                .isTrue();
    }

    @Test
    void whatItsAuthorLeftWithoutAnIriHasOneThatStaysTheSame() {
        var quads = graph.of(known("s1"));

        assertThat(quads)
                .noneMatch(
                        quad -> quad.subject().startsWith("_:") || quad.object().startsWith("_:"));
        assertThat(ask(quads, "{ GRAPH ?g { ?scene my:room [ my:name \"hall\" ], [ my:name \"den\" ] } }"))
                .isTrue();
        assertThat(graph.of(known("s1"))).isEqualTo(quads);
        assertThat(quads).doesNotHaveDuplicates();
    }

    @Test
    void anItemTellsWhatItHoldsAndWhichSceneItIs() {
        var item = new ItemRow(
                "i 1",
                ItemKind.PROP,
                "Seat",
                "u1",
                Visibility.PUBLIC,
                Optional.of("s1"),
                List.of(CHAIR),
                List.of("old"),
                NOON);

        var quads = graph.of(item, new ItemFeatureRow("i 1", List.of(new ItemFeatureRow.Feature(CHAIR, 1, 2))));

        assertThat(quads).extracting(QuadRow::graph).containsOnly("<" + graph.item("i 1") + ">");
        assertThat(
                        ask(
                                quads,
                                "{ GRAPH ?item { ?item a bp:Prop ; dc:subject \"old\" ; bp:represents <"
                                        + graph.scene("s1")
                                        + "> ; bp:holds [ bp:objectClass bp:Chair ; bp:declared 1.0E0 ; bp:detected 2.0E0 ] } }"))
                .isTrue();
    }

    @Test
    void anAddressThatNothingCanLieBelowIsRefused() {
        assertThatThrownBy(() -> new SceneGraph("http://127.0.0.1:8080")).hasMessageContaining("ends in a slash");
    }

    private static boolean ask(List<QuadRow> quads, String pattern) {
        try (var execution = QueryExecutionFactory.create(PREFIXES + "ASK " + pattern, dataset(quads))) {
            return execution.execAsk();
        }
    }

    private static Dataset dataset(List<QuadRow> quads) {
        var lines = quads.stream()
                .map(quad -> String.join(" ", quad.subject(), quad.predicate(), quad.object(), quad.graph(), "."))
                .collect(Collectors.joining("\n"));
        var dataset = DatasetFactory.create();
        RDFParser.fromString(lines, Lang.NQUADS).strict(true).parse(dataset);
        return dataset;
    }

    private static SceneGraph.Known known(String sceneId) {
        var packet = new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode();
        packet.putObject("@context").put("my", "http://example.org/my#");
        var rooms = packet.putObject("my:room").putArray("@set");
        rooms.addObject()
                .put("my:name", "hall")
                .putObject("my:size")
                .putArray("@list")
                .add(1)
                .add(1)
                .add(2);
        rooms.addObject().put("my:name", "den");
        var description = new XmpPackets(Ontology.bundled()).describe(List.of(packet), List.of(0), Map.of());
        var scene = new SceneRow(
                sceneId,
                "Hall",
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                "h",
                SourceFormat.GLB,
                "p",
                1,
                12,
                description.jsonLd(),
                NOON);
        var unit = Collections.nCopies(16, 0.0);
        return new SceneGraph.Known(
                scene,
                List.of(new CameraRow(sceneId, "c", 640, 480, 500, 500, 320, 240, unit, 0.05, 100)),
                List.of(new SceneNodeRow(
                        sceneId,
                        "chair",
                        unit,
                        List.of(1.0, 0.0, 0.0),
                        List.of(2.0, 1.0, 1.0),
                        12,
                        Optional.of(CHAIR))),
                List.of(new FrameRow("f", sceneId, "c", NOON, "p", "h", 640, 480, List.of(), true, Optional.empty())),
                List.of(new DetectionRow(
                        "f:0", "f", sceneId, "c", "m", "1", DIGEST, "chair", 0.9, 1, 2, 3, 4, Optional.of(CHAIR))),
                List.of(new SceneObjectRow(
                        sceneId + "-1",
                        sceneId,
                        "m",
                        DIGEST,
                        CHAIR,
                        List.of(CHAIR),
                        0.9,
                        1.5,
                        0.5,
                        0.5,
                        1,
                        1,
                        2,
                        0.5,
                        Optional.of("chair"),
                        Optional.of(0.1),
                        NOON,
                        NOON,
                        List.of(),
                        List.of("f:0"))));
    }
}
