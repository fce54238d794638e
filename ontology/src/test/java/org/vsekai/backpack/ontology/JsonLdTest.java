package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLdTest {
    private static final String BASE = "https://example.org/v1/scenes/s1";

    @Test
    void theBundledContextIsServedByItsAddress() {
        var model = JsonLd.parse(
                "{\"@context\":\"" + JsonLd.CONTEXT_ADDRESS + "\",\"id\":\"\",\"type\":\"Scene\",\"node_count\":3}",
                BASE);

        assertThat(model.size()).isEqualTo(2);
        assertThat(model.contains(model.createResource(BASE), RDF.type, Vocabulary.SCENE))
                .isTrue();
        assertThat(model.contains(model.createResource(BASE), Vocabulary.property("nodeCount"), Values.number(3)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://schema.org/",
                "http://127.0.0.1:1/context.jsonld",
                "file:///etc/passwd",
                "context.jsonld",
                "classpath:/x"
            })
    void anyOtherAddressIsRefusedAndNotFetched(String address) {
        assertThatThrownBy(() -> JsonLd.parse("{\"@context\":\"" + address + "\",\"id\":\"\"}", BASE))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("is not bundled, and no address is ever fetched");
        assertThatThrownBy(() -> JsonLd.parse("{\"@context\":{\"@import\":\"" + address + "\"}}", BASE))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("is not bundled");
    }

    @Test
    void aNamedGraphIsRefusedAndNotDropped() {
        assertThatThrownBy(() -> JsonLd.parse("{\"@id\":\"http://a.org/g\",\"@graph\":{\"http://a.org/p\":1}}", BASE))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("in a graph named \"http://a.org/g\"");
        assertThat(JsonLd.parse("{\"@graph\":{\"http://a.org/p\":1}}", BASE).size())
                .isEqualTo(1);
    }

    @Test
    void evenJenasDefaultsFetchNothingOnceThisClassIsLoaded() throws IOException {
        assertThat(JsonLd.context()).contains("@protected");
        var asked = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/context.jsonld";
            var document = "{\"@context\":\"" + address + "\",\"a\":\"b\"}";
            var parser = RDFParser.fromString(document, Lang.JSONLD11);

            assertThatThrownBy(() -> parser.parse(ModelFactory.createDefaultModel()))
                    .isInstanceOf(RiotException.class);
            assertThatThrownBy(() -> JsonLd.parse(document, BASE)).isInstanceOf(InvalidDescriptionException.class);
        } finally {
            server.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1, 2", "{\"@id\": 1}", "\"text\""})
    void whatIsNoJsonLdIsRefused(String text) {
        assertThatThrownBy(() -> JsonLd.parse(text, BASE)).isInstanceOf(InvalidDescriptionException.class);
    }

    /** Readers keep it for ever: what must change gets an address of its own, {@code /ns/v2/context.jsonld}. */
    @Test
    void theContextOfVersion1NeverChanges() {
        assertThat(Bundle.digest(Bundle.CONTEXT))
                .isEqualTo("98262071ae8e42a402c14ae8271954a9d3caaeaa0ad7cb028e983577aa728f16");
    }

    @Test
    void theContextNamesNoTermThatTheVocabularyLacks() {
        var defined = new HashSet<String>();
        for (var model : List.of(Ontology.bundled().model(), Bundle.turtle(Bundle.ATTRIBUTES))) {
            model.listSubjectsWithProperty(RDFS.label).forEach(term -> defined.add(term.getURI()));
        }
        var context = JsonLd.context();

        assertThat(context)
                .contains("\"@version\": 1.1", "\"@protected\": true")
                .doesNotContain("@vocab");
        var matcher = Pattern.compile("\"(bp:[A-Za-z]+)\"").matcher(context);
        int found = 0;
        while (matcher.find()) {
            assertThat(defined).contains(Ontology.bundled().expand(matcher.group(1)));
            found++;
        }
        assertThat(found).isGreaterThan(40);
    }
}
