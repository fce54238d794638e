package org.vsekai.backpack.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.operations.RunningServer.Answer;

/** The graph, asked by the SPARQL 1.1 Protocol. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SparqlTest {
    private static final String PREFIX = "PREFIX bp: <" + Ontology.NAMESPACE + "> ";

    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        World.in(data);
        server = RunningServer.on(data).withGraph();
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aTableComesInTheFormThatIsAskedFor() {
        var query = PREFIX + "SELECT ?name { ?scene a bp:Scene ; bp:name ?name }";

        assertThat(ask(query, "").json(200).at("/results/bindings/0/name/value").asText())
                .isEqualTo("Reading room");
        assertThat(ask(query, "").header("Content-Type")).startsWith("application/sparql-results+json");
        assertThat(ask(query, "text/csv").text()).isEqualTo("name\r\nReading room\r\n");
        assertThat(ask(query, "text/tab-separated-values").text()).isEqualTo("?name\n\"Reading room\"\n");
        assertThat(ask(query, "application/sparql-results+xml;q=1, text/csv;q=0.5")
                        .text())
                .contains("<literal>Reading room</literal>");
        var refused = ask(query, "image/png");
        assertThat(refused.status()).isEqualTo(406);
        assertThat(refused.text()).contains("text/csv");
    }

    @Test
    void anItemIsADocumentOfItsGraph() {
        var answer = server.get("/v1/items/i0");

        assertThat(answer.header("Content-Type")).isEqualTo("application/ld+json");
        assertThat(answer.json(200).at("/item_id").asText()).isEqualTo("i0");
        assertThat(answer.json(200).at("/id").asText()).endsWith("/v1/items/i0");
        assertThat(answer.json(200).at("/holds/0/declared").isNumber()).isTrue();
        assertThat(answer.json(200).at("/holds/0/declared").asDouble()).isEqualTo(1);
        assertThat(server.get("/v1/items/i10").problem(404)).isEqualTo("not-found");
        assertThat(server.get("/v1/items/nobody").problem(404)).isEqualTo("not-found");
    }

    @Test
    void statementsComeInTheFormThatIsAskedFor() {
        var query = PREFIX + "CONSTRUCT { ?scene bp:name ?name } WHERE { ?scene a bp:Scene ; bp:name ?name }";
        var forms = Map.of(
                "text/turtle", Lang.TURTLE,
                "application/ld+json", Lang.JSONLD11,
                "application/n-triples", Lang.NTRIPLES,
                "application/rdf+xml", Lang.RDFXML);

        assertThat(ask(query, "").header("Content-Type")).startsWith("text/turtle");
        forms.forEach((mediaType, language) -> {
            var answer = ask(query, mediaType);
            assertThat(answer.header("Content-Type")).startsWith(mediaType);
            var model = ModelFactory.createDefaultModel();
            RDFParser.fromString(answer.text(), language).parse(model);
            assertThat(model.size()).as(mediaType).isEqualTo(1);
        });
    }

    @Test
    void aQueryComesInTheAddressInAFormOrAsItself() {
        var query = PREFIX + "ASK { ?scene a bp:Scene }";
        var direct = server.send(HttpRequest.newBuilder(server.address("/sparql"))
                .header("Content-Type", "application/sparql-query")
                .POST(BodyPublishers.ofString(query)));
        var form = post("query=" + encode(query), "application/x-www-form-urlencoded; charset=UTF-8");

        assertThat(Stream.of(ask(query, ""), direct, form))
                .allSatisfy(answer ->
                        assertThat(answer.json(200).at("/boolean").asBoolean()).isTrue());
        assertThat(post("INSERT DATA { <a:a> <a:b> 1 }", "application/sparql-update")
                        .status())
                .isEqualTo(415);
        assertThat(post("query=a&query=b", "application/x-www-form-urlencoded").text())
                .contains("given once");
        assertThat(post("query=%zz", "application/x-www-form-urlencoded").status())
                .isEqualTo(400);
    }

    @Test
    void whatIsPrivateIsNowhere() {
        assertThat(count("{ ?scene a bp:Scene }")).isEqualTo(1);
        assertThat(count("{ GRAPH ?graph { ?scene a bp:Scene } }")).isEqualTo(1);
        for (var graph : List.of(iri("scenes/s1"), iri("items/i10"))) {
            assertThat(count("{ GRAPH <" + graph + "> { ?thing ?property ?value } }"))
                    .isZero();
            assertThat(count("{ <" + graph + "> ?property ?value }")).isZero();
            assertThat(answerOf("SELECT ?value FROM <" + graph + "> { ?thing ?property ?value }"))
                    .isEmpty();
        }
        assertThat(count("{ ?thing bp:name|bp:owner ?text FILTER CONTAINS(?text, \"cellar\") }"))
                .isZero();
    }

    @Test
    void whatIsUnlistedIsFoundWhereItIsNamed() {
        var graph = iri("scenes/s2");

        assertThat(count("{ <" + graph + "> ?property ?value }")).isZero();
        assertThat(count("{ GRAPH ?graph { <" + graph + "> ?property ?value } }"))
                .isZero();
        assertThat(answerOf(PREFIX + "SELECT ?name { GRAPH <" + graph + "> { ?scene bp:name ?name } }"))
                .containsExactly("Unlisted attic");
        assertThat(answerOf(PREFIX + "SELECT ?name FROM <" + graph + "> { ?scene bp:name ?name }"))
                .containsExactly("Unlisted attic");
        var address = "/sparql?query=" + encode(PREFIX + "SELECT ?name { ?scene bp:name ?name }")
                + "&default-graph-uri=" + encode(graph);
        assertThat(server.get(address).json(200).at("/results/bindings")).hasSize(1);
    }

    @Test
    void subclassesCountByTheVocabulary() {
        assertThat(count("{ ?node bp:objectClass/rdfs:subClassOf* bp:Furniture ; bp:nodeId \"chair_0\" }"))
                .isEqualTo(1);
    }

    @Test
    void whatScenesAreNamedIsWhereThisServerHasThem() {
        var scene = answerOf(PREFIX + "SELECT ?scene { ?scene a bp:Scene }").get(0);

        assertThat(scene).startsWith("http://127.0.0.1:").endsWith("/v1/scenes/s0");
        assertThat(count("{ ?s ?p ?o FILTER (CONTAINS(STR(?s), \"elsewhere\") || CONTAINS(STR(?o), \"elsewhere\")) }"))
                .isZero();
    }

    @Test
    void noOtherServerIsAskedAndNoFileOrClassIsRead() {
        for (var pattern : List.of(
                "{ SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
                "{ ?s ?p ?o FILTER EXISTS { SERVICE SILENT <http://127.0.0.1:9/> { ?s ?p ?o } } }",
                "{ { SELECT ?s { OPTIONAL { SERVICE ?where { ?s ?p ?o } } } } }")) {
            assertThat(ask("SELECT * " + pattern, "").status()).as(pattern).isEqualTo(403);
        }
        assertThat(ask("SELECT (<java:java.lang.System.exit>(1) AS ?x) {}", "").status())
                .isEqualTo(403);
        assertThat(ask("PREFIX j: <java:java.lang.> SELECT * { ?s j:Runtime ?o }", "")
                        .status())
                .isEqualTo(403);
        assertThat(answerOf("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }")).isEmpty();
    }

    @Test
    void aQueryThatIsNoneIsTold() {
        var answer = ask("SELECT * WHERE { ?scene a }", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("line 1, column");
        assertThat(ask("INSERT DATA { <a:a> <a:b> 1 }", "").status()).isEqualTo(400);
        assertThat(ask("ASK { ?s <p:" + "x".repeat(7000) + "> ?o }", "").status())
                .isEqualTo(200);
        assertThat(server.get("/sparql?query=ASK%7B%7D&timeout=9").text()).contains("unknown-parameter");
    }

    @Test
    void aQueryThatTakesTooLongOrTellsTooMuchIsEnded() {
        var endless = ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "");
        assertThat(endless.status()).isEqualTo(503);
        assertThat(endless.text()).contains("2 s");

        var large = ask("SELECT * { ?s ?p ?o }", "");
        assertThat(large.status()).isEqualTo(400);
        assertThat(large.text()).contains("LIMIT 1000");
        assertThat(ask("CONSTRUCT WHERE { ?s ?p ?o }", "").text()).contains("LIMIT 1000");
        assertThat(ask("SELECT * { ?s ?p ?o } LIMIT 1000", "").json(200).at("/results/bindings"))
                .hasSize(1000);
    }

    @Test
    void anExplorerGetsAPage() {
        var page = server.get("/sparql");

        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.text()).contains("/page/yasgui.js");
        assertThat(server.get("/page/yasgui.js").text()).contains("Yasgui");
    }

    @TestFactory
    Stream<DynamicTest> everyExampleAnswersSomething() {
        var examples = server.get("/page/queries.json").json(200);
        return Stream.iterate(0, i -> i < examples.size(), i -> i + 1)
                .map(examples::get)
                .map(example -> DynamicTest.dynamicTest(example.get("name").asText(), () -> {
                    var answer = ask(example.get("query").asText(), "application/json");
                    assertThat(answer.json(200)).isNotEmpty();
                }));
    }

    @Test
    void theDocumentationHasTheExamples() throws IOException {
        var text = Files.readString(Path.of(System.getProperty("backpack.home"), "docs/knowledge.md"));

        assertThat(server.get("/page/queries.json").json(200)).isNotEmpty().allSatisfy(example -> assertThat(text)
                .contains(
                        "### " + example.get("title").asText(),
                        example.get("query").asText().strip()));
    }

    private Answer ask(String query, String accept) {
        var request = HttpRequest.newBuilder(server.address("/sparql?query=" + encode(query)));
        return server.send(accept.isEmpty() ? request : request.header("Accept", accept));
    }

    private Answer post(String body, String type) {
        return server.send(HttpRequest.newBuilder(server.address("/sparql"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body)));
    }

    /** The values of the first column. */
    private List<String> answerOf(String query) {
        var answer = ask(query, "").json(200);
        var name = answer.at("/head/vars/0").asText();
        return Stream.iterate(0, i -> i < answer.at("/results/bindings").size(), i -> i + 1)
                .map(i -> answer.at("/results/bindings/" + i + "/" + name + "/value")
                        .asText())
                .toList();
    }

    private int count(String pattern) {
        return Integer.parseInt(answerOf(PREFIX
                        + "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT (COUNT(*) AS ?n) " + pattern)
                .get(0));
    }

    /** As this server names it. */
    private String iri(String path) {
        return answerOf(PREFIX + "SELECT ?scene { ?scene a bp:Scene }").get(0).replaceFirst("scenes/s0$", path);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
