package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.scene.DescribedPart;

class XmpPacketsTest {
    private static final String CONTEXT = "'@context':{'bp':'https://backpack.vsekai.org/ns/v1#',"
            + "'dc':'http://purl.org/dc/elements/1.1/','rdf':'http://www.w3.org/1999/02/22-rdf-syntax-ns#'}";
    private static final String CHAIR = "https://backpack.vsekai.org/ns/v1#Chair";

    private final XmpPackets packets = new XmpPackets(Ontology.bundled());

    @Test
    void aSceneAndItsNodesAreDescribedByOneDocument() {
        var described = packets.describe(
                json(
                        "{" + CONTEXT + ",'@id':'','dc:title':'A room','dc:subject':{'@set':['cosy','attic']},"
                                + "'dc:creator':{'@list':['Zoe','Ann']}}",
                        "{" + CONTEXT + ",'@id':'','dc:title':{'@type':'rdf:Alt','rdf:_1':"
                                + "{'@language':'en','@value':'Red chair'}},'bp:objectClass':{'@id':'bp:Chair'}}"),
                List.of(0),
                Map.of("Chair 1", 1, "Chair 2", 1));

        assertThat(described.nodeClasses()).isEqualTo(Map.of("Chair 1", CHAIR, "Chair 2", CHAIR));
        assertThat(described.jsonLd())
                .isEqualTo(("{'@context':{'bp':'https://backpack.vsekai.org/ns/v1#',"
                                + "'dc':'http://purl.org/dc/elements/1.1/',"
                                + "'rdf':'http://www.w3.org/1999/02/22-rdf-syntax-ns#'},"
                                + "'@id':'','@type':'bp:Scene','bp:hasNode':["
                                + "{'@id':'#node/Chair~201','@type':'bp:Node','bp:objectClass':{'@id':'bp:Chair'},"
                                + "'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@language':'en','@value':'Red chair'}}},"
                                + "{'@id':'#node/Chair~202','@type':'bp:Node','bp:objectClass':{'@id':'bp:Chair'},"
                                + "'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@language':'en','@value':'Red chair'}}}],"
                                + "'dc:creator':{'@list':['Zoe','Ann']},'dc:subject':['attic','cosy'],"
                                + "'dc:title':'A room'}")
                        .replace('\'', '"'));
    }

    @Test
    void aSceneWithoutPacketsHasADescriptionThatSaysSo() {
        assertThat(packets.describe(List.of(), List.of(), Map.of()).jsonLd())
                .isEqualTo("{\"@context\":{\"bp\":\"https://backpack.vsekai.org/ns/v1#\"},"
                        + "\"@id\":\"\",\"@type\":\"bp:Scene\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'bp:objectClass':{'@id':'bp:Chair'}",
                "'bp:objectClass':{'@set':[{'@id':'bp:Chair'}]}",
                "'bp:objectClass':'bp:Chair'",
                "'bp:objectClass':'https://backpack.vsekai.org/ns/v1#Chair'",
                "'@type':'bp:Chair'"
            })
    void aClassIsNamedByAReferenceATextOrAType(String form) {
        var described = packets.describe(json("{" + CONTEXT + "," + form + "}"), List.of(), Map.of("a", 0));

        assertThat(described.nodeClasses()).isEqualTo(Map.of("a", CHAIR));
        assertThat(described.jsonLd()).contains("\"bp:objectClass\":{\"@id\":\"bp:Chair\"}");
    }

    @Test
    void theOrderOfKeysAndPacketsMakesNoDifference() {
        var one = packets.describe(
                json(
                        "{" + CONTEXT + ",'dc:title':'A','dc:format':'model/gltf-binary'}",
                        "{" + CONTEXT + ",'dc:title':'N'}"),
                List.of(0),
                Map.of("n", 1));
        var other = packets.describe(
                json(
                        "{" + CONTEXT + ",'dc:title':'N'}",
                        "{'dc:format':'model/gltf-binary','dc:title':'A'," + CONTEXT + "}"),
                List.of(1),
                Map.of("n", 0));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void aDescriptionThatIsReadAgainSaysTheSame() {
        var text = packets.describe(
                        json("{" + CONTEXT + ",'dc:title':'A','dc:date':{'@list':[1,2.5,true,{'@id':'bp:Chair'}]}}"),
                        List.of(0),
                        Map.of())
                .jsonLd();

        var model = JsonLd.parse(text, "https://example.org/v1/scenes/s1");

        assertThat(model.contains(
                        model.createResource("https://example.org/v1/scenes/s1"),
                        model.createProperty("http://purl.org/dc/elements/1.1/title"),
                        "A"))
                .isTrue();
        assertThat(text).contains("\"dc:date\":{\"@list\":[1,2.5,true,{\"@id\":\"bp:Chair\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[1] | packets/0 | is an array",
                "{'dc:title':'x'} | packets/0 | @context is missing",
                "{'@context':'https://schema.org/'} | packets/0 | @context is missing or no object",
                "{'@context':['https://schema.org/']} | packets/0 | @context is missing or no object",
                "{'@context':{'dc':{'@id':'http://purl.org/dc/elements/1.1/'}}} | packets/0 | defines \"dc\" by something else",
                "{'@context':{'@vocab':'http://purl.org/dc/elements/1.1/'}} | packets/0 | defines \"@vocab\"",
                "{'@context':{'d-c':'http://purl.org/dc/elements/1.1/'}} | packets/0 | the prefix \"d-c\" is not allowed",
                "{'@context':{'x':'example'}} | packets/0 | \"x\" stands for \"example\", which is no namespace",
                "{'@context':{'x':'http://example.org/a'}} | packets/0 | which is no namespace",
                "{'@context':{'x':'http://example.org/','y':'x:more/'}} | packets/0 | which is no namespace",
                "{'@context':{'a':'http://example.org/','b':'http://example.org/'}} | packets/0 | \"a\" and \"b\" both stand for",
                "{'@context':{'dc':'http://example.org/'}} | packets/0 | but in our own context for \"http://purl.org/dc/elements/1.1/\"",
                "{CONTEXT,'@id':'https://example.org/other'} | packets/0/@id | describes \"https://example.org/other\"",
                "{CONTEXT,'@id':1} | packets/0/@id | is a number",
                "{CONTEXT,'@graph':{}} | packets/0/@graph | \"@graph\" is not allowed",
                "{CONTEXT,'title':'x'} | packets/0/title | \"title\" has no prefix",
                "{CONTEXT,'ex:title':'x'} | packets/0/ex:title | the prefix of \"ex:title\" is not defined",
                "{CONTEXT,'http://example.org/x':'x'} | packets/0/http://example.org/x | is not defined",
                "{CONTEXT,'dc:title':['x']} | packets/0/dc:title | is an array outside @list and @set",
                "{CONTEXT,'dc:title':null} | packets/0/dc:title | is null",
                "{CONTEXT,'dc:title':{'@value':'x'}} | packets/0/dc:title | \"@value\" is not allowed",
                "{CONTEXT,'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@value':'x'}}} | packets/0/dc:title/rdf:_1 | \"@value\" is not",
                "{CONTEXT,'dc:title':{'rdf:_1':{'@language':'en','@value':'x'}}} | packets/0/dc:title | is no list of texts per",
                "{CONTEXT,'dc:title':{'@type':'rdf:Alt','rdf:_1':'x'}} | packets/0/dc:title | is no list of texts per",
                "{CONTEXT,'dc:title':{'@type':'rdf:Alt'}} | packets/0/dc:title | is no list of texts per",
                "{CONTEXT,'dc:title':{'@type':'rdf:Alt','rdf:_2':{'@language':'en','@value':'x'}}} | packets/0/dc:title | is no list",
                "{CONTEXT,'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@language':'en','@value':1}}} | packets/0/dc:title/rdf:_1 | is not",
                "{'@context':{'dc':'http://purl.org/dc/elements/1.1/','x':{'@id':'dc:t','@container':'@index'}}} | packets/0 | by something",
                "{'@context':{'dc':'http://purl.org/dc/elements/1.1/','t':null}} | packets/0 | by something else",
                "{CONTEXT,'dc:title':{'@id':'bp:Chair','@type':'bp:Map'}} | packets/0/dc:title | a reference with more",
                "{CONTEXT,'dc:title':{'@context':{'dc':'http://a/'},'dc:x':'x'}} | packets/0/dc:title/@context | is not allowed",
                "{CONTEXT,'dc:title':{'@set':'x'}} | packets/0/dc:title/@set | is a text",
                "{CONTEXT,'dc:title':{'@set':['x'],'@list':['y']}} | packets/0/dc:title | is not allowed",
                "{CONTEXT,'dc:title':{'@list':[['x']]}} | packets/0/dc:title/@list/0 | is an array outside",
                "{CONTEXT,'dc:relation':{'@id':'bp:Chair','dc:title':'x'}} | packets/0/dc:relation | a reference with more",
                "{CONTEXT,'dc:relation':{'@id':'other'}} | packets/0/dc:relation | \"other\" has no prefix",
                "{CONTEXT,'dc:relation':{'@id':'_:b'}} | packets/0/dc:relation | is not defined",
                "{CONTEXT,'dc:relation':{'@id':'xy:b'}} | packets/0/dc:relation | is not defined",
                "{CONTEXT,'@type':['bp:Map']} | packets/0/@type | is an array",
                "{CONTEXT,'rdf:type':'bp:Chair'} | packets/0/rdf:type | \"rdf:type\" is not allowed",
                "{CONTEXT,'dc:x':{'rdf:first':1}} | packets/0/dc:x/rdf:first | \"rdf:first\" is not allowed",
                "{CONTEXT,'dc:x':{'@type':'rdf:List'}} | packets/0/dc:x/@type | \"rdf:List\" is not allowed",
                "{CONTEXT,'bp:owner':'mallory'} | scene | \"bp:owner\" is for the platform to say",
                "{CONTEXT,'bp:hasNode':{'@id':'bp:x'}} | scene | \"bp:hasNode\" is for the platform to say",
                "{CONTEXT,'@type':'bp:Frame'} | scene | \"bp:Frame\" is for the platform to say",
                "{CONTEXT,'bp:objectClass':{'@id':'bp:Jabberwock'}} | scene/bp:objectClass | found \"bp:Jabberwock\"",
                "{CONTEXT,'@type':'bp:Jabberwock'} | scene/bp:objectClass | found \"bp:Jabberwock\"",
                "{CONTEXT,'bp:objectClass':{'@id':'bp:Scene'}} | scene/bp:objectClass | found \"bp:Scene\"",
                "{CONTEXT,'bp:objectClass':'chair'} | scene/bp:objectClass | found \"chair\"",
                "{CONTEXT,'dc:title':{'@set':['x','y']}} | scene/dc:title | dc:title must be one text",
                "{CONTEXT,'dc:title':1} | scene/dc:title | found \"1\"",
                "{CONTEXT,'dc:format':'gltf'} | scene/dc:format | such as model/gltf-binary",
            })
    void aBrokenPacketIsRefusedWithItsPlaceAndReason(String packet, String place, String reason) {
        assertThatThrownBy(() -> packets.describe(json(packet.replace("CONTEXT", CONTEXT)), List.of(0), Map.of()))
                .isInstanceOfSatisfying(InvalidDescriptionException.class, e -> {
                    assertThat(e.place()).isEqualTo(place);
                    assertThat(e.reason() + "; " + e.cure()).contains(reason);
                    assertThat(e).hasMessage(e.place() + ": " + e.reason() + "; " + e.cure());
                });
    }

    @Test
    void meshesMaterialsImagesAndAnimationsAreDescribedToo() {
        var described = packets.describe(
                json("{" + CONTEXT + ",'dc:title':'Part','dc:rights':'CC0'}"),
                List.of(),
                Map.of(),
                List.of(
                        new DescribedPart(DescribedPart.Kind.MESH, "Body", 0),
                        new DescribedPart(DescribedPart.Kind.MATERIAL, "Skin", 0),
                        new DescribedPart(DescribedPart.Kind.IMAGE, "image0", 0),
                        new DescribedPart(DescribedPart.Kind.ANIMATION, "Walk", 0)),
                new ObjectMapper().createObjectNode());

        for (var part : List.of("#mesh/Body", "#material/Skin", "#image/image0", "#animation/Walk")) {
            var kind = part.substring(1, part.indexOf('/'));
            assertThat(described.jsonLd())
                    .contains("{\"@id\":\"" + part + "\",\"@type\":\"bp:"
                            + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1)
                            + "\",\"dc:rights\":\"CC0\",\"dc:title\":\"Part\"}");
        }
    }

    @Test
    void whatIsWrongWithAPartIsNamedByItsList() {
        var wrong = json("{" + CONTEXT + ",'dc:title':1}");

        assertThatThrownBy(() -> packets.describe(
                        wrong,
                        List.of(),
                        Map.of(),
                        List.of(new DescribedPart(DescribedPart.Kind.IMAGE, "Wood", 0)),
                        new ObjectMapper().createObjectNode()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("images/Wood/dc:title");
    }

    @Test
    void aScenesOwnPacketGoesBeforeThatOfTheAsset() {
        var described = packets.describe(
                json("{" + CONTEXT + ",'dc:title':'Asset','dc:source':'a'}", "{" + CONTEXT + ",'dc:title':'Scene'}"),
                List.of(0, 1),
                Map.of());

        assertThat(described.jsonLd()).contains("\"dc:title\":\"Scene\"", "\"dc:source\":\"a\"");
    }

    @Test
    void aPrefixWithTwoMeaningsInTwoPacketsIsRefusedWithBothShown() {
        var both = json("{'@context':{'my':'http://example.org/a#'}}", "{'@context':{'my':'http://example.org/b#'}}");

        assertThatThrownBy(() -> packets.describe(both, List.of(), Map.of()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("packets/1: the prefix \"my\" stands for \"http://example.org/b#\"")
                .hasMessageContaining("in packets/0 for \"http://example.org/a#\"");
    }

    @Test
    void aNodeHasOneClassAndIsNamedWhenItHasTwo() {
        var two = json("{" + CONTEXT + ",'@type':'bp:Chair','bp:objectClass':{'@id':'bp:Table'}}");

        assertThatThrownBy(() -> packets.describe(two, List.of(), Map.of("My chair", 0)))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("nodes/My chair/bp:objectClass")
                .hasMessageContaining("must be one class");
        assertThat(packets.describe(two, List.of(0), Map.of()).jsonLd()).contains("bp:Chair", "bp:Table");
    }

    @Test
    void aPacketThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> packets.describe(List.of(), List.of(), Map.of("n", 3)))
                .hasMessageContaining("nodes/n: refers to packet 3 of 0");
    }

    @Test
    void tooManyTooDeepAndTooLongPacketsAreRefused() {
        var deep = "'x'";
        for (int i = 0; i < 20; i++) {
            deep = "{'dc:relation':" + deep + "}";
        }
        var tooDeep = json("{" + CONTEXT + ",'dc:relation':" + deep + "}");
        var tooLong = json("{" + CONTEXT + ",'dc:title':'" + "x".repeat(PacketRules.LONGEST_TEXT + 1) + "'}");
        var tooMany = new ArrayList<JsonNode>();
        for (int i = 0; i <= XmpPackets.MOST_PACKETS; i++) {
            tooMany.add(tooDeep.get(0));
        }

        assertThatThrownBy(() -> packets.describe(tooDeep, List.of(), Map.of())).hasMessageContaining("the depth");
        assertThatThrownBy(() -> packets.describe(tooLong, List.of(), Map.of())).hasMessageContaining("the length");
        assertThatThrownBy(() -> packets.describe(tooMany, List.of(), Map.of())).hasMessageContaining("their number");
    }

    private static List<JsonNode> json(String... texts) {
        var nodes = new ArrayList<JsonNode>();
        for (var text : texts) {
            try {
                nodes.add(new ObjectMapper().readTree(text.replace('\'', '"')));
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(text, e);
            }
        }
        return nodes;
    }
}
