package org.vsekai.backpack.ontology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.vocabulary.RDF;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Statements that are written as JSON-LD and read again are the same, whatever they are: nothing is lost. */
@Tag("slow")
class RoundTripTest {
    private static final int DOCUMENTS = Integer.getInteger("backpack.documents", 20_000);
    private static final int MOST_DEPTH = 3;
    private static final String SCENE = "http://127.0.0.1:8080/v1/scenes/s1";

    private static final List<String> PROPERTIES = List.of(
            Ontology.NAMESPACE + "name",
            Ontology.NAMESPACE + "objectClass",
            Ontology.NAMESPACE + "score",
            Ontology.NAMESPACE + "nodeCount",
            Ontology.NAMESPACE + "kept",
            Ontology.NAMESPACE + "uploadedAt",
            Ontology.NAMESPACE + "hasNode",
            Ontology.NAMESPACE + "hasFrame",
            Ontology.NAMESPACE + "worldFromNode",
            Ontology.NAMESPACE + "boxMinimum",
            "http://www.w3.org/ns/sosa/hasSimpleResult",
            "http://www.w3.org/ns/prov#wasDerivedFrom",
            "http://purl.org/dc/elements/1.1/title",
            "http://example.org/my#mood",
            "http://example.org/a/b/c",
            "urn:example:mood",
            "https://schema.org/keywords");

    private static final List<String> IRIS = List.of(
            SCENE,
            SCENE + "#node/Chair~201",
            "https://example.org/a?b=c&d=%20e#f",
            "urn:sha256:00ff",
            "mailto:somebody@example.org",
            Ontology.NAMESPACE,
            Ontology.NAMESPACE + "Chair",
            "http://www.w3.org/ns/sosa/Observation",
            "http://example.org/ä");

    private static final List<String> TEXTS = List.of(
            "",
            "a",
            "null",
            "@id",
            "bp:Chair",
            "http://example.org/",
            "\"\\\n\t\u0001",
            "ä€😀",
            " 1 ",
            "true",
            "_:b0",
            "<a>");

    private static final List<String> INTEGERS =
            List.of("0", "-0", "007", "+3", "1", "-12", "123456789012345678901234567890", "999999999999999999999");

    private static final List<String> DOUBLES = List.of(
            "0",
            "1.5",
            "1.0",
            "1E0",
            "1.0E0",
            "1.5E-300",
            "INF",
            "-INF",
            "NaN",
            "0.1E1",
            "3.0E21",
            "1.23456789012345E7");

    /** Lexical form and datatype: of what JSON has no form of its own. */
    private static final List<List<String>> OTHERS = List.of(
            List.of("2026-06-01T12:00:00Z", XSDDatatype.XSDdateTime.getURI()),
            List.of("2026-06-01T12:00:00.000001+02:00", XSDDatatype.XSDdateTime.getURI()),
            List.of("1.50", XSDDatatype.XSDdecimal.getURI()),
            List.of("1.5", XSDDatatype.XSDfloat.getURI()),
            List.of("1", XSDDatatype.XSDlong.getURI()),
            List.of("<b>x</b>", "http://www.w3.org/1999/02/22-rdf-syntax-ns#HTML"),
            List.of("3 cups", "http://example.org/my#unit"));

    private final SplittableRandom random =
            new SplittableRandom(Long.getLong("backpack.documents.seed", System.nanoTime()));

    @Test
    void noDocumentLosesAnything() {
        for (int number = 0; number < DOCUMENTS; number++) {
            var model = ModelFactory.createDefaultModel();
            var scene = model.createResource(SCENE);
            describe(scene, 0);

            var text = text(scene);

            assertThat(JsonLd.parse(text, "https://example.org/elsewhere").isIsomorphicWith(model))
                    .as(() ->
                            "document " + text + " of " + model.listStatements().toList())
                    .isTrue();
        }
    }

    private static String text(Resource resource) {
        var document = JsonNodeFactory.instance.objectNode().put("@context", JsonLd.CONTEXT_ADDRESS);
        Set<Property> owning = Set.of(Vocabulary.HAS_NODE, Vocabulary.HAS_FRAME);
        return document.setAll(new CompactWriter(Terms.ofBundledContext(), owning, iri -> iri).write(resource))
                .toString();
    }

    private void describe(Resource subject, int depth) {
        if (random.nextInt(3) == 0) {
            subject.addProperty(RDF.type, ResourceFactory.createResource(any(IRIS)));
        }
        int statements = random.nextInt(depth == 0 ? 6 : 3);
        for (int i = 0; i < statements; i++) {
            var property = ResourceFactory.createProperty(any(PROPERTIES));
            // Often twice: a value and one more of another kind.
            for (int values = 1 + random.nextInt(4) / 3; values > 0; values--) {
                subject.addProperty(property, value(subject.getModel(), depth));
            }
        }
    }

    private RDFNode value(Model model, int depth) {
        int kind = random.nextInt(depth < MOST_DEPTH ? 11 : 8);
        if (kind == 8) {
            var thing = model.createResource();
            describe(thing, depth + 1);
            return thing;
        }
        if (kind == 9) {
            var elements = new ArrayList<RDFNode>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(model, depth + 1));
            }
            return model.createList(elements.iterator());
        }
        if (kind == 10) {
            return model.createList(
                    random.doubles(random.nextInt(4)).mapToObj(Values::number).iterator());
        }
        return switch (kind) {
            case 0, 1 -> model.createResource(any(IRIS));
            case 2 -> model.createLiteral(any(TEXTS), random.nextBoolean() ? "en" : "de-ch");
            case 3 -> model.createTypedLiteral(any(INTEGERS), XSDDatatype.XSDinteger.getURI());
            case 4 -> model.createTypedLiteral(any(DOUBLES), XSDDatatype.XSDdouble.getURI());
            case 5 ->
                model.createTypedLiteral(any(List.of("true", "false", "1", "0")), XSDDatatype.XSDboolean.getURI());
            case 6 -> {
                var other = any(OTHERS);
                yield model.createTypedLiteral(other.get(0), other.get(1));
            }
            default -> model.createLiteral(any(TEXTS));
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
