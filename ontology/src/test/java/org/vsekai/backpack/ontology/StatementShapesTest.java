package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vsekai.backpack.table.CameraRow;

/** Reports name node, path, value and what to do, of all that does not fit. */
class StatementShapesTest {
    private static final Map<String, SceneGraph.Known> WHOLE = GraphFixtures.wholeScenes();
    private static final Map<String, SceneGraph.Known> BROKEN = GraphFixtures.brokenScenes();

    private final SceneGraph graph = new SceneGraph("http://127.0.0.1:8080/");
    private final XmpPackets packets = new XmpPackets(Ontology.bundled());

    static Stream<String> wholeScenes() {
        return WHOLE.keySet().stream();
    }

    static Stream<String> brokenScenes() {
        return BROKEN.keySet().stream();
    }

    static Stream<Map.Entry<String, String>> brokenPackets() {
        return GraphFixtures.brokenPackets().entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("wholeScenes")
    void theGraphOfEveryFixtureFits(String scene) {
        assertThat(graph.of(WHOLE.get(scene))).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("wholeScenes")
    void nothingInTheGraphOfAFixtureIsOfTwoClassesThatAreDisjoint(String scene) {
        var classes = ModelFactory.createInfModel(
                ReasonerRegistry.getTransitiveReasoner(), Ontology.bundled().model());
        var disjoint = classes.listObjectsOfProperty(OWL2.members)
                .mapWith(members -> members.as(RDFList.class).asJavaList())
                .toList();
        assertThat(disjoint).hasSizeGreaterThan(5);

        for (var thing : graph.statements(WHOLE.get(scene)).listSubjects().toList()) {
            var types = new HashSet<RDFNode>();
            thing.listProperties(RDF.type)
                    .forEach(type -> types.addAll(classes.listObjectsOfProperty(type.getResource(), RDFS.subClassOf)
                            .toList()));
            assertThat(disjoint).allSatisfy(members -> assertThat(members)
                    .as(thing.toString())
                    .filteredOn(types::contains)
                    .hasSizeLessThanOrEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("brokenScenes")
    void aSceneThatDoesNotFitIsNamedByNodePathAndValue(String line) {
        assertThatThrownBy(() -> graph.of(BROKEN.get(line)))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining(line);
    }

    @ParameterizedTest
    @MethodSource("brokenPackets")
    void aDescriptionThatDoesNotFitIsNamedByItsPath(Map.Entry<String, String> broken) {
        assertThatThrownBy(() -> packets.describe(List.of(GraphFixtures.packet(broken.getKey())), List.of(0), Map.of()))
                .isInstanceOfSatisfying(InvalidDescriptionException.class, e -> assertThat(e.place())
                        .isEqualTo("scene/" + broken.getValue()));
    }

    @Test
    void aDescriptionThatFitsIsTaken() {
        for (var whole : GraphFixtures.wholePackets()) {
            assertThat(packets.describe(List.of(GraphFixtures.packet(whole)), List.of(0), Map.of("n", 0))
                            .jsonLd())
                    .isNotEmpty();
        }
    }

    @Test
    void theReportHasALineForEachThingThatDoesNotFit() {
        var packet = GraphFixtures.packet("'dc:format':'gltf','dc:title':1,'xmpRights:WebStatement':'by'");

        assertThatThrownBy(() -> packets.describe(List.of(packet), List.of(0), Map.of()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessage("""
                        scene/dc:format: does not fit its shape: found "gltf"; dc:format must be one media type, such as \
                        model/gltf-binary
                        scene/dc:title: does not fit its shape: found "1"; dc:title must be one text of at most 1000 \
                        characters, or one rdf:Alt with a text per language
                        scene/xmpRights:WebStatement: does not fit its shape: found "by"; xmpRights:WebStatement must be \
                        one address of a licence, such as https://creativecommons.org/licenses/by/4.0/""");
    }

    @Test
    void aLongReportIsCutAfterTwentyLinesWhicheverWayItCame() {
        var known = GraphFixtures.known("s1");
        var cameras = new ArrayList<CameraRow>();
        for (int i = 0; i < 25; i++) {
            cameras.add(
                    new CameraRow("s1", "c" + i, 640, 480, -i, 500, 320, 240, Collections.nCopies(16, 0.0), 0.05, 100));
        }
        var message = message(known, cameras);
        Collections.reverse(cameras);

        assertThat(message(known, cameras)).isEqualTo(message);
        assertThat(message.lines()).hasSize(21).last().isEqualTo("and 5 more");
        assertThat(message).startsWith("cameras/c0/bp:fx: does not fit its shape: found \"0.0E0\"; bp:fx must be");
    }

    @Test
    void anItemThatDoesNotFitIsNamedToo() {
        assertThat(graph.of(GraphFixtures.item("i 1", "Seat"), GraphFixtures.holding("i 1", 1)))
                .isNotEmpty();
        assertThatThrownBy(() -> graph.of(GraphFixtures.item("i 1", ""), GraphFixtures.holding("i 1", -1)))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessage("holdings/" + GraphFixtures.CHAIR
                        + "/bp:declared: does not fit its shape: found \"-1.0E0\"; bp:declared must be one number, 0 or more"
                        + "\nitem/bp:name: does not fit its shape; an item must have one bp:name");
    }

    @Test
    void aModelWithoutANameIsNoModel() {
        assertThat(graph.model("m", "1", GraphFixtures.DIGEST)).isNotEmpty();
        assertThatThrownBy(() -> graph.model("", "1", GraphFixtures.DIGEST))
                .hasMessageContaining("model/bp:modelName: does not fit its shape");
    }

    private String message(SceneGraph.Known known, List<CameraRow> cameras) {
        try {
            graph.of(new SceneGraph.Known(known.scene(), cameras, List.of(), List.of(), List.of(), List.of()));
        } catch (InvalidDescriptionException e) {
            return String.valueOf(e.getMessage());
        }
        throw new AssertionError("all was fine");
    }
}
