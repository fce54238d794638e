package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.SceneAttributeRow;
import org.vsekai.backpack.table.SceneRow;
import org.vsekai.backpack.table.SourceFormat;
import org.vsekai.backpack.table.Visibility;

class AttributesTest {
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String SCHEMA = "https://schema.org/";
    private static final String AS = "https://www.w3.org/ns/activitystreams#";
    private static final String RIGHTS = "http://ns.adobe.com/xap/1.0/rights/";
    private static final String CONTEXT = "'@context':{'bp':'" + Ontology.NAMESPACE + "','dc':'" + DC + "','schema':'"
            + SCHEMA + "','as':'" + AS + "','xmpRights':'" + RIGHTS + "','cc':'http://creativecommons.org/ns#',"
            + "'rdf':'http://www.w3.org/1999/02/22-rdf-syntax-ns#'}";

    private final XmpPackets packets = new XmpPackets(Ontology.bundled());

    @Test
    void wordsOfFourVocabulariesAreTagsAndKeepWhereTheyComeFrom() {
        var rows = attributes("'dc:subject':{'@set':['Cosy','attic']},'schema:keywords':'cosy, Night  club',"
                + "'as:tag':{'@type':'as:Hashtag','as:name':'#Cosy'},'bp:tag':'#VR'");

        assertThat(rows)
                .extracting(
                        SceneAttributeRow::attribute,
                        SceneAttributeRow::value,
                        SceneAttributeRow::property,
                        SceneAttributeRow::stated)
                .containsExactlyInAnyOrder(
                        tuple("tag", "cosy", DC + "subject", "Cosy"),
                        tuple("tag", "attic", DC + "subject", "attic"),
                        tuple("tag", "cosy", SCHEMA + "keywords", "cosy"),
                        tuple("tag", "night club", SCHEMA + "keywords", "Night club"),
                        tuple("tag", "cosy", AS + "tag", "#Cosy"),
                        tuple("tag", "vr", Ontology.NAMESPACE + "tag", "#VR"));
    }

    @ParameterizedTest
    @CsvSource({
        "dc:rights, CC-BY-4.0, https://spdx.org/licenses/CC-BY-4.0",
        "dc:rights, cc by 4.0, https://spdx.org/licenses/CC-BY-4.0",
        "xmpRights:WebStatement, http://www.creativecommons.org/licenses/by/4.0, https://spdx.org/licenses/CC-BY-4.0",
        "schema:license, https://creativecommons.org/licenses/by-sa/4.0/legalcode, https://spdx.org/licenses/CC-BY-SA-4.0",
        "schema:license, https://creativecommons.org/publicdomain/zero/1.0/deed.en, https://spdx.org/licenses/CC0-1.0",
        "cc:license, https://spdx.org/licenses/MIT.html, https://spdx.org/licenses/MIT",
        "bp:licence, Apache-2.0, https://spdx.org/licenses/Apache-2.0",
        "schema:license, https://example.org/house-rules, https://example.org/house-rules"
    })
    void aLicenceIsKnownByItsNameAndByItsAddresses(String property, String stated, String licence) {
        assertThat(attributes("'" + property + "':'" + stated + "'"))
                .extracting(SceneAttributeRow::attribute, SceneAttributeRow::value, SceneAttributeRow::stated)
                .containsExactly(tuple("licence", licence, stated));
    }

    @Test
    void whatIsNoLicenceThatAnybodyKnowsIsARightInItsAuthorsWords() {
        assertThat(attributes("'schema:license':'Ask me first.'"))
                .extracting(SceneAttributeRow::attribute, SceneAttributeRow::value)
                .containsExactly(tuple("rights", "Ask me first."));
    }

    @Test
    void textsInSeveralLanguagesKeepThem() {
        assertThat(attributes("'dc:title':{'@type':'rdf:Alt','rdf:_1':{'@language':'en','@value':'Room'},"
                        + "'rdf:_2':{'@language':'de','@value':'Zimmer'}}"))
                .extracting(SceneAttributeRow::attribute, SceneAttributeRow::value, SceneAttributeRow::language)
                .containsExactlyInAnyOrder(tuple("title", "Room", "en"), tuple("title", "Zimmer", "de"));
    }

    @Test
    void nodesHaveAttributesOfTheirOwn() {
        var description = packets.describe(
                List.of(json("{" + CONTEXT + ",'dc:subject':{'@set':['red']}}")), List.of(), Map.of("Chair 1", 0));

        assertThat(Attributes.bundled().of(scene(description.jsonLd())))
                .extracting(SceneAttributeRow::thing, SceneAttributeRow::value)
                .containsExactly(tuple("nodes/Chair 1", "red"));
    }

    @Test
    void metadataOfVrm1AreAttributes() {
        var rows = avatar("{'VRMC_vrm':{'meta':{'name':'Aya','authors':['Zoe','Ann'],'copyrightInformation':'(c) Zoe',"
                + "'licenseUrl':'https://vrm.dev/licenses/1.0/','otherLicenseUrl':'','thumbnailImage':3,"
                + "'allowRedistribution':true}}}");

        assertThat(rows)
                .extracting(SceneAttributeRow::attribute, SceneAttributeRow::value, SceneAttributeRow::property)
                .containsExactlyInAnyOrder(
                        tuple("title", "Aya", VrmMetadata.NAMESPACE + "name"),
                        tuple("creator", "Ann", VrmMetadata.NAMESPACE + "authors"),
                        tuple("creator", "Zoe", VrmMetadata.NAMESPACE + "authors"),
                        tuple("rights", "(c) Zoe", VrmMetadata.NAMESPACE + "copyrightInformation"),
                        tuple("licence", "https://vrm.dev/licenses/1.0/", VrmMetadata.NAMESPACE + "licenseUrl"));
    }

    @Test
    void metadataOfVrm0AreAttributes() {
        var rows = avatar("{'VRM':{'meta':{'title':'Aya','author':'Zoe','licenseName':'CC_BY','otherLicenseUrl':''}}}");

        assertThat(rows)
                .extracting(SceneAttributeRow::attribute, SceneAttributeRow::value)
                .containsExactlyInAnyOrder(
                        tuple("title", "Aya"),
                        tuple("creator", "Zoe"),
                        tuple("licence", "https://spdx.org/licenses/CC-BY-4.0"));
    }

    @Test
    void metadataThatAreNoTextAreRefusedWithTheirPlace() {
        assertThatThrownBy(() -> avatar("{'VRMC_vrm':{'meta':{'authors':[{'name':'Zoe'}]}}}"))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageStartingWith("extensions/VRMC_vrm/meta/authors: is no text");
    }

    @Test
    void authorsDoNotSpeakForVrmsMetadata() {
        assertThatThrownBy(() -> packets.describe(
                        List.of(json("{'@context':{'vrm':'" + VrmMetadata.NAMESPACE + "'},'vrm:authors':'Zoe'}")),
                        List.of(0),
                        Map.of()))
                .isInstanceOf(InvalidDescriptionException.class)
                .hasMessageContaining("is for the platform to say");
    }

    @Test
    void theGraphHasOurNamesBesideTheAuthorsButNotTwoFormsOfOne() {
        var quads = new SceneGraph("http://127.0.0.1:8080/")
                .of(new SceneGraph.Known(
                        scene(description(
                                "'dc:subject':{'@set':['Cosy']},'bp:tag':{'@set':['#VR']},'bp:licence':'MIT'")),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(quads)
                .filteredOn(quad -> quad.predicate().matches("<.*(subject|#tag|#licence)>"))
                .extracting(QuadRow::predicate, QuadRow::object)
                .containsExactlyInAnyOrder(
                        tuple("<" + DC + "subject>", "\"Cosy\""),
                        tuple("<" + Ontology.NAMESPACE + "tag>", "\"cosy\""),
                        tuple("<" + Ontology.NAMESPACE + "tag>", "\"vr\""),
                        tuple("<" + Ontology.NAMESPACE + "licence>", "<https://spdx.org/licenses/MIT>"));
    }

    @Test
    void aScenesDocumentTellsThemByShortNames() throws JsonProcessingException {
        var document = new SceneDocuments("http://127.0.0.1:8080/")
                .sceneDocument(
                        scene(description("'dc:subject':{'@set':['Cosy']},'dc:rights':'CC0'")), List.of(), List.of());

        var read = new ObjectMapper().readTree(document);
        assertThat(read.get("tags")).hasToString("[\"cosy\"]");
        assertThat(read.get("licence").asText()).isEqualTo("https://spdx.org/licenses/CC0-1.0");
        assertThat(read.get("dc:subject").asText()).isEqualTo("Cosy");
    }

    private List<SceneAttributeRow> attributes(String properties) {
        return Attributes.bundled().of(scene(description(properties)));
    }

    private String description(String properties) {
        return packets.describe(List.of(json("{" + CONTEXT + "," + properties + "}")), List.of(0), Map.of())
                .jsonLd();
    }

    private List<SceneAttributeRow> avatar(String extensions) {
        var described = packets.describe(List.of(), List.of(), Map.of(), List.of(), json(extensions));
        return Attributes.bundled().of(scene(described.jsonLd()));
    }

    private static SceneRow scene(String description) {
        return new SceneRow(
                "s1",
                "Room",
                ItemKind.MAP,
                "u1",
                Visibility.PUBLIC,
                "00ff",
                SourceFormat.GLB,
                "scenes/s1/a.glb",
                3,
                12,
                description,
                Instant.parse("2026-06-01T12:00:00Z"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
