package org.vsekai.backpack.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * The whole vocabulary as others read it: classes, properties, what others call them, the skeleton. Made once per JVM; immutable and
 * thread-safe.
 */
public final class PublishedVocabulary {
    private static final List<Property> NAMES_BY_OTHERS =
            List.of(SKOS.exactMatch, SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch);

    private final Model model = ModelFactory.createDefaultModel();
    private final List<Term> classes;
    private final List<Term> properties;
    private final Map<Syntax, String> texts = new EnumMap<>(Syntax.class);

    /** How statements can be written. */
    public enum Syntax {
        TURTLE("text/turtle"),
        JSON_LD("application/ld+json"),
        RDF_XML("application/rdf+xml");

        private final String mediaType;

        Syntax(String mediaType) {
            this.mediaType = mediaType;
        }

        private RDFFormat format() {
            return switch (this) {
                case TURTLE -> RDFFormat.TURTLE_PRETTY;
                case JSON_LD -> RDFFormat.JSONLD11;
                case RDF_XML -> RDFFormat.RDFXML_PLAIN;
            };
        }

        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * A class or a property.
     *
     * @param name the end of its IRI
     * @param labels by language
     * @param above the names of the classes right above it, or of a property's domain; full IRIs where they are not ours
     * @param values the name of a property's range
     * @param byOthers what others call the same or nearly the same: IRIs
     */
    public record Term(
            String name,
            Map<String, String> labels,
            Optional<String> comment,
            List<String> above,
            Optional<String> values,
            List<String> byOthers) {
        public Term {
            labels = Map.copyOf(labels);
            above = List.copyOf(above);
            byOthers = List.copyOf(byOthers);
        }
    }

    private static final class Holder {
        private static final PublishedVocabulary BUNDLED = new PublishedVocabulary();
    }

    private PublishedVocabulary() {
        for (var file : List.of(
                Bundle.CLASSES,
                Bundle.COCO,
                Bundle.OPEN_IMAGES,
                Bundle.SKELETON,
                Bundle.MAPPINGS,
                Bundle.ATTRIBUTES,
                Bundle.SHAPES)) {
            var part = Bundle.turtle(file);
            model.add(part);
            part.getNsPrefixMap().forEach(model::setNsPrefix);
        }
        this.classes = terms(List.of(OWL.Class), RDFS.subClassOf);
        this.properties = terms(
                List.of(OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, RDF.Property), RDFS.domain);
        for (var syntax : Syntax.values()) {
            texts.put(syntax, written(syntax));
        }
    }

    /** The vocabulary that this build carries. The first call takes a second or two. */
    public static PublishedVocabulary bundled() {
        return Holder.BUNDLED;
    }

    /** All statements. */
    public String text(Syntax syntax) {
        return texts.getOrDefault(syntax, "");
    }

    /** All classes, by name. */
    public List<Term> classes() {
        return classes;
    }

    /** All properties, by name. */
    public List<Term> properties() {
        return properties;
    }

    /** The version that the vocabulary gives itself. */
    public String version() {
        return model.listObjectsOfProperty(OWL2.versionInfo).next().asLiteral().getString();
    }

    private String written(Syntax syntax) {
        return RDFWriter.source(model).format(syntax.format()).asString();
    }

    private List<Term> terms(List<Resource> types, Property above) {
        return types.stream()
                .flatMap(type -> model.listSubjectsWithProperty(RDF.type, type).toList().stream())
                .filter(term -> term.isURIResource() && term.getURI().startsWith(Ontology.NAMESPACE))
                .map(term -> term(term, above))
                .sorted(Comparator.comparing(Term::name))
                .toList();
    }

    private Term term(Resource term, Property above) {
        var labels = new TreeMap<String, String>();
        term.listProperties(RDFS.label).forEach(label -> labels.put(label.getLanguage(), label.getString()));
        return new Term(
                name(term),
                labels,
                Optional.ofNullable(term.getProperty(RDFS.comment)).map(comment -> comment.getString()),
                names(term, above),
                names(term, RDFS.range).stream().findFirst(),
                byOthers(term));
    }

    private static List<String> names(Resource term, Property property) {
        return term.listProperties(property).mapWith(statement -> name(statement.getResource())).toList().stream()
                .sorted()
                .toList();
    }

    private List<String> byOthers(Resource term) {
        var names = new ArrayList<String>();
        model.listSubjectsWithProperty(RDFS.subPropertyOf, term).forEach(below -> names.add(below.getURI()));
        for (var match : NAMES_BY_OTHERS) {
            term.listProperties(match)
                    .forEach(statement -> names.add(statement.getResource().getURI()));
            // A scheme's concepts name our classes.
            model.listSubjectsWithProperty(match, (RDFNode) term).forEach(concept -> names.add(concept.getURI()));
        }
        names.sort(Comparator.naturalOrder());
        return names;
    }

    private static String name(Resource term) {
        return term.getURI().startsWith(Ontology.NAMESPACE)
                ? term.getURI().substring(Ontology.NAMESPACE.length())
                : term.getURI();
    }
}
