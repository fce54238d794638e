package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.file.Path;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.landing.Capture;
import org.vsekai.backpack.ontology.DocumentFrame;
import org.vsekai.backpack.ontology.JsonLd;
import org.vsekai.backpack.ontology.Ontology;

/** Scenes as JSON-LD: read back by the ontology's own reader. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnowledgeTest {
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aSceneIsADocumentUnderTheContextThatTheServerServes() {
        var answer = server.get("/v1/scenes/s0");

        assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(answer.json(200).at("/@context").asText()).isEqualTo(JsonLd.CONTEXT_ADDRESS);
        assertThat(JsonLd.parse(answer.text(), server.address("/v1/scenes/s0").toString())
                        .listSubjectsWithProperty(
                                RDF.type, ResourceFactory.createResource(Ontology.NAMESPACE + "Scene"))
                        .toList())
                .hasSize(1);
        assertThat(server.get("/ns/v1/context.jsonld").text()).isEqualTo(JsonLd.context());
    }

    @Test
    void theFramesOfDocumentsAreThere() {
        for (var frame : DocumentFrame.values()) {
            var answer = server.get("/ns/v1/frames/" + frame.fileName());
            assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
            assertThat(answer.text()).isEqualTo(frame.text());
        }
    }

    @Test
    void theSchemaOfCapturesIsThere() {
        var answer = server.get("/ns/v1/capture.schema.json");

        assertThat(answer.header("Content-Type")).isEqualTo("application/schema+json");
        assertThat(answer.text()).isEqualTo(Capture.schema());
        assertThat(answer.json(200).at("/properties/frames").isObject()).isTrue();
    }

    @Test
    void theVocabularyComesAsAsked() {
        assertThat(server.get("/ns/v1").header("Content-Type")).startsWith("text/html");
        assertThat(accepting("text/turtle", Lang.TURTLE)).isTrue();
        assertThat(accepting("application/ld+json", Lang.JSONLD)).isTrue();
        assertThat(accepting("application/rdf+xml;q=0.9, text/plain", Lang.RDFXML))
                .isTrue();
        assertThat(server.get("/ns/v1?format=turtle").header("Content-Type")).startsWith("text/turtle");
        assertThat(server.get("/ns/v1?format=n3").problem(400)).isEqualTo("invalid-parameter");
    }

    /** Whether statements come that know what a chair is. */
    private boolean accepting(String types, Lang syntax) {
        var answer =
                server.send(HttpRequest.newBuilder(server.address("/ns/v1")).header("Accept", types));
        assertThat(answer.header("Content-Type")).startsWith(syntax.getHeaderString());
        var model = ModelFactory.createDefaultModel();
        RDFParser.fromString(answer.text(), syntax).parse(model);
        return model.contains(
                model.createResource(Ontology.NAMESPACE + "Armchair"),
                RDFS.subClassOf,
                model.createResource(Ontology.NAMESPACE + "Chair"));
    }

    @Test
    void eachTermOfTheVocabularyHasItsPlaceOnThePage() {
        var page = server.get("/ns/v1").text();

        assertThat(Ontology.bundled().classes().keySet()).allSatisfy(iri -> assertThat(page)
                .containsOnlyOnce("id=\"" + iri.substring(Ontology.NAMESPACE.length()) + "\""));
        assertThat(page).contains("Stuhl").contains("http://www.wikidata.org/entity/Q15026");
    }

    @Test
    void detectionsAreObservations() {
        var answer = server.get("/v1/scenes/s0/detections");

        assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(JsonLd.parse(answer.text(), server.address("/").toString())
                        .listSubjectsWithProperty(
                                RDF.type, ResourceFactory.createResource("http://www.w3.org/ns/sosa/Observation"))
                        .toList())
                .hasSize(2);
    }

    @Test
    void unlistedScenesAreFoundByTheirIdAndPrivateOnesNever() {
        assertThat(server.get("/v1/scenes/s2").status()).isEqualTo(200);
        assertThat(server.get("/v1/scenes/s1").problem(404)).isEqualTo("not-found");
        assertThat(server.get("/v1/scenes/s1/detections").problem(404)).isEqualTo("not-found");
    }
}
