package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that claim two meanings are refused with both shown, or made one by the rule that is stated. */
class CollisionsTest {
    private static final String BASE = "https://example.org/v1/scenes/s1";
    private static final String OURS = "'" + JsonLd.CONTEXT_ADDRESS + "'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // Two namespaces claim one term.
                "{'@context':[{'title':'http://a.org/title'},{'title':'http://b.org/title'}]} | http://b.org/title | http://a.org/title",
                "{'@context':[{'a':'http://a.org/','title':'a:t'},{'b':'http://b.org/','title':'b:t'}]} | http://b.org/t | http://a.org/t",
                // A prefix bound to two IRIs, in one list of contexts and deeper in the document.
                "{'@context':[{'my':'http://a.org/'},{'my':'http://b.org/'}]} | http://b.org/ | http://a.org/",
                "{'@context':{'my':'http://a.org/'},'my:x':{'@context':{'my':'http://b.org/'},'my:y':1}} | http://b.org/ | http://a.org/",
                // A protected term of ours with another meaning, another type, another container, or none.
                "{'@context':[OURS,{'owner':'http://a.org/owner'}]} | http://a.org/owner | https://backpack.vsekai.org/ns/v1#owner",
                "{'@context':[OURS,{'dc':'http://purl.org/dc/terms/'}]} | http://purl.org/dc/terms/ | http://purl.org/dc/elements/1.1/",
                "{'@context':[OURS,{'score':{'@id':'bp:score','@type':'xsd:decimal'}}]} | XMLSchema#decimal | XMLSchema#double",
                "{'@context':[OURS,{'nodes':{'@id':'bp:hasNode','@type':'@id','@container':'@list'}}]} | @container=@list | @container=@set",
                "{'@context':[OURS,{'owner':null}]} | nothing | https://backpack.vsekai.org/ns/v1#owner",
                "{'@context':OURS,'nodes':[{'@context':{'name':'http://a.org/name'}}]} | http://a.org/name | https://backpack.vsekai.org/ns/v1#name",
            })
    void aNameWithTwoMeaningsIsRefusedWithBothShown(String document, String second, String first) {
        assertThatThrownBy(() -> JsonLd.parse(json(document), BASE))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("/@context")
                .hasMessageContaining(second)
                .hasMessageContaining(first)
                .hasMessageContaining("give one of the two another name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'@context':[OURS,{'owner':'bp:owner'}],'owner':'u'}",
                "{'@context':[OURS,{'owner':{'@id':'https://backpack.vsekai.org/ns/v1#owner'}}],'owner':'u'}",
                "{'@context':[{'x':'http://a.org/x'},{'x':'http://a.org/x'}],'x':'u'}",
            })
    void theSameMeaningTwiceIsNoCollision(String document) {
        assertThat(JsonLd.parse(json(document), BASE).size()).isEqualTo(1);
    }

    @Test
    void packetsOfTwoFilesGetTheirPrefixesByTheirNamespaces() throws JsonProcessingException {
        var first = describe("{'@context':{'my':'http://a.org/#','zz':'http://c.org/#'},'my:mood':'calm','zz:size':1}");
        var second = describe(
                "{'@context':{'my':'http://b.org/#','aa':'http://c.org/#','purl':'http://purl.org/dc/elements/1.1/'},"
                        + "'my:mood':'wild','aa:size':2,'purl:title':'B'}");

        var merged = MergedDescriptions.of(Map.of("https://e.org/1", first, "https://e.org/2", second), Set.of());

        var document = new ObjectMapper().readTree(merged);
        assertThat(document.at("/@context").properties())
                .extracting(Map.Entry::getKey, entry -> entry.getValue().asText())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("my", "http://a.org/#"),
                        org.assertj.core.groups.Tuple.tuple("my2", "http://b.org/#"),
                        org.assertj.core.groups.Tuple.tuple("aa", "http://c.org/#"),
                        org.assertj.core.groups.Tuple.tuple("dc", "http://purl.org/dc/elements/1.1/"));
        assertThat(document.at("/@graph/0/my:mood").asText()).isEqualTo("calm");
        assertThat(document.at("/@graph/1/my2:mood").asText()).isEqualTo("wild");
        var apart = JsonLd.parse(first, "https://e.org/1").add(JsonLd.parse(second, "https://e.org/2"));
        assertThat(JsonLd.parse(merged, BASE).isIsomorphicWith(apart)).isTrue();
        // The merged document is one of those that may be read, and in whichever order they come it is the same.
        assertThat(MergedDescriptions.prefixes(
                        Stream.of(second, first).map(CollisionsTest::context).toList()))
                .isEqualTo(MergedDescriptions.prefixes(
                        Stream.of(first, second).map(CollisionsTest::context).toList()));
    }

    private static JsonNode context(String document) {
        try {
            return new ObjectMapper().readTree(document).path("@context");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String describe(String packet) throws JsonProcessingException {
        return new XmpPackets(Ontology.bundled())
                .describe(List.of(new ObjectMapper().readTree(json(packet))), List.of(0), Map.of())
                .jsonLd();
    }

    private static String json(String text) {
        return text.replace("OURS", OURS).replace('\'', '"');
    }
}
