package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.system.ErrorHandlerFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.util.IsoMatcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The cases by which the W3C tests "JSON-LD to RDF", through our reader: contexts that the cases name by an address of the suite are handed
 * to it, since it fetches none. The file {@code not-as-the-suite.tsv} says which have another outcome, and why; it is held to be exactly
 * those.
 */
class JsonLdSuiteTest {
    private static final String AS_THE_SUITE = "";
    private static final Map<String, String> FILES = new HashMap<>();
    private static final Map<String, String> CONTEXTS = new HashMap<>();
    private static JsonNode manifest;

    @BeforeAll
    static void unpack() throws IOException {
        try (var zip = new ZipInputStream(JsonLdSuiteTest.class.getResourceAsStream("/json-ld/toRdf.zip"))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                FILES.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        manifest = new ObjectMapper().readTree(FILES.get("toRdf-manifest.jsonld"));
        FILES.forEach((name, text) -> CONTEXTS.put(manifest.path("baseIri").asText() + name, text));
    }

    @Test
    void everyCaseHasTheOutcomeOfTheSuiteButThoseThatAreListed() {
        var listed = listed();
        var others = new TreeMap<String, String>();
        for (var test : manifest.path("sequence")) {
            var id = test.path("@id").asText().substring(1);
            var outcome = outcome(test);
            if (!outcome.equals(AS_THE_SUITE)) {
                others.put(id, outcome);
            }
        }

        assertThat(manifest.path("sequence")).hasSize(462);
        assertThat(others.keySet()).containsExactlyElementsOf(listed.keySet());
        assertThat(others)
                .allSatisfy((id, outcome) -> assertThat(outcome).as(id).contains(listed.get(id)));
    }

    /** What the outcome of each listed case contains. */
    private static SortedMap<String, String> listed() {
        try (var stream = JsonLdSuiteTest.class.getResourceAsStream("/json-ld/not-as-the-suite.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1], (one, other) -> one, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String outcome(JsonNode test) {
        var isNegative = test.path("@type").toString().contains("NegativeEvaluationTest");
        var input = test.path("input").asText();
        var base = test.at("/option/base").asText(manifest.path("baseIri").asText() + input);
        var statements = DatasetGraphFactory.create();
        try {
            JsonLd.parse(FILES.get(input), base, CONTEXTS, StreamRDFLib.dataset(statements));
        } catch (InvalidDescriptionException e) {
            assertThat(e.reason()).isNotBlank();
            return isNegative ? AS_THE_SUITE : "refused: " + e.getMessage();
        }
        if (isNegative) {
            return "taken, not refused: " + test.path("expectErrorCode").asText();
        }
        // A positive case of syntax has no statements to compare.
        return !test.has("expect") || isExpected(test, statements) ? AS_THE_SUITE : "other statements";
    }

    private static boolean isExpected(JsonNode test, DatasetGraph statements) {
        var expected = DatasetGraphFactory.create();
        try {
            RDFParser.fromString(FILES.get(test.path("expect").asText()), Lang.NQUADS)
                    .errorHandler(ErrorHandlerFactory.errorHandlerNoLogging)
                    .parse(expected);
        } catch (RiotException e) {
            return false; // Properties without an IRI, which are no statements of RDF 1.1.
        }
        return IsoMatcher.isomorphic(statements, expected);
    }
}
