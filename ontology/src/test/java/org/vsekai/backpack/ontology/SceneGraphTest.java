package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.QuadRow;
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
        var quads = graph.of(GraphFixtures.known("s1"));

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
        var quads = new java.util.ArrayList<>(graph.of(GraphFixtures.known("s1")));
        quads.addAll(graph.of(GraphFixtures.known("s2")));
        quads.addAll(graph.model("m", "1", DIGEST));

        var triples = quads.stream()
                .collect(Collectors.groupingBy(quad -> List.of(quad.subject(), quad.predicate(), quad.object())));

        assertThat(triples.values()).allSatisfy(equal -> assertThat(equal).hasSize(1));
        assertThat(ask(quads, "{ GRAPH <http://127.0.0.1:8080/v1/models> { ?model a bp:Model ; bp:modelName \"m\" } }"))
                .isTrue();
    }

    @Test
    void whatItsAuthorLeftWithoutAnIriHasOneThatStaysTheSame() {
        var quads = graph.of(GraphFixtures.known("s1"));

        assertThat(quads)
                .noneMatch(
                        quad -> quad.subject().startsWith("_:") || quad.object().startsWith("_:"));
        assertThat(ask(quads, "{ GRAPH ?g { ?scene my:room [ my:name \"hall\" ], [ my:name \"den\" ] } }"))
                .isTrue();
        assertThat(graph.of(GraphFixtures.known("s1"))).isEqualTo(quads);
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
}
