package org.vsekai.backpack.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Literal;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.RDFS;
import org.vsekai.backpack.table.SceneAttributeRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * What authors say in many vocabularies, under one name each, as attributes.ttl declares: {@code dc:subject}, {@code schema:keywords}
 * and {@code as:tag} are tags, {@code xmpRights:WebStatement} and VRM's {@code licenseName} licences. Immutable and thread-safe.
 */
public final class Attributes {
    /** What a row calls the scene itself, where others have {@code nodes/} and such. */
    public static final String OF_SCENE = "scene";

    private static final Property SEPARATED_BY = Vocabulary.property("separatedBy");
    private static final Pattern BLANK = Pattern.compile("\\s+");
    private static final Pattern SIGN_BEFORE_TAG = Pattern.compile("^#+");
    private static final int DEEPEST = 4;
    private static final Comparator<Attribute> ORDER = Comparator.comparing(Attribute::name)
            .thenComparing(Attribute::value)
            .thenComparing(Attribute::language)
            .thenComparing(Attribute::property)
            .thenComparing(Attribute::stated);

    private final Map<String, Kind> byProperty = new HashMap<>();
    private final Licences licences;

    /** What a property says, and by what its values stand apart in one text; empty where a text is one value. */
    private record Kind(String name, String separator) {}

    private record Text(String value, String language) {}

    private static final class Holder {
        private static final Attributes BUNDLED = new Attributes(Bundle.turtle(Bundle.ATTRIBUTES));
    }

    private Attributes(Model declared) {
        declared.listStatements(null, RDFS.subPropertyOf, (RDFNode) null).forEach(statement -> {
            var kind = kind(statement.getResource(), statement.getSubject());
            byProperty.put(statement.getSubject().getURI(), kind);
            byProperty.put(statement.getResource().getURI(), kind(statement.getResource(), statement.getResource()));
        });
        this.licences = new Licences(declared);
    }

    /** Those that this build carries. */
    public static Attributes bundled() {
        return Holder.BUNDLED;
    }

    /** SHA-256 over what is declared, hexadecimal: another value, other attributes. */
    public static String version() {
        return Bundle.digest(Bundle.ATTRIBUTES);
    }

    /**
     * What a scene's description says of the scene and its things. The same row gives the same rows.
     *
     * @throws InvalidDescriptionException when the description is no JSON-LD
     */
    public List<SceneAttributeRow> of(SceneRow scene) {
        var identifiers = SceneIdentifiers.below("https://backpack.invalid/", scene.sceneId());
        var model = JsonLd.parseInOrder(scene.description(), identifiers.scene());
        var rows = new TreeMap<List<String>, SceneAttributeRow>(Comparator.comparing(List::toString));
        for (var thing : things(model)) {
            var place = identifiers.place(thing.getURI());
            for (var attribute :
                    Stream.concat(of(thing).stream(), classes(thing)).toList()) {
                var row = new SceneAttributeRow(
                        scene.sceneId(),
                        place,
                        attribute.name(),
                        attribute.value(),
                        attribute.language(),
                        attribute.property(),
                        attribute.stated());
                rows.putIfAbsent(List.of(place, row.attribute(), row.value(), row.language(), row.property()), row);
            }
        }
        return List.copyOf(rows.values());
    }

    private static Stream<Attribute> classes(Resource thing) {
        return thing
                .listProperties(Vocabulary.OBJECT_CLASS)
                .filterKeep(statement -> statement.getObject().isURIResource())
                .mapWith(statement -> statement.getResource().getURI())
                .mapWith(iri -> new Attribute(
                        Attribute.CLASS, iri, Attribute.UNDETERMINED, Vocabulary.OBJECT_CLASS.getURI(), iri))
                .toList()
                .stream();
    }

    /** What is said of one thing, in a fixed order, each once for each property and spelling that says it. */
    List<Attribute> of(Resource thing) {
        var attributes = new ArrayList<Attribute>();
        for (var statement : thing.listProperties().toList()) {
            var kind = byProperty.get(statement.getPredicate().getURI());
            if (kind != null) {
                texts(statement.getObject(), 0)
                        .flatMap(text -> apart(text, kind))
                        .flatMap(text -> attribute(kind.name(), text, statement.getPredicate()).stream())
                        .forEach(attributes::add);
            }
        }
        return attributes.stream().distinct().sorted(ORDER).toList();
    }

    /** Says of each thing what it is by our names; what an author says by them is put in their form. */
    void addTo(Model model) {
        for (var thing : things(model)) {
            var attributes = of(thing);
            thing.listProperties().toList().stream()
                    .filter(statement -> names(statement.getPredicate()))
                    .forEach(statement -> forget(model, statement));
            attributes.forEach(
                    attribute -> thing.addProperty(Vocabulary.property(attribute.name()), value(model, attribute)));
        }
    }

    /** Whether a property is one of our names. */
    boolean names(Property property) {
        return property.getURI().startsWith(Ontology.NAMESPACE) && byProperty.containsKey(property.getURI());
    }

    private static List<Resource> things(Model model) {
        return model.listSubjects().filterKeep(Resource::isURIResource).toList();
    }

    /** A statement, and what stands below it without a name. */
    private static void forget(Model model, Statement statement) {
        model.remove(statement);
        if (statement.getObject().isAnon()) {
            statement.getResource().listProperties().toList().forEach(below -> forget(model, below));
        }
    }

    /** A value of an attribute in whichever language. */
    static RDFNode value(Model model, String name, String value) {
        return name.equals(Attribute.LICENCE) ? model.createResource(value) : model.createLiteral(value);
    }

    private static RDFNode value(Model model, Attribute attribute) {
        return attribute.language().equals(Attribute.UNDETERMINED)
                ? value(model, attribute.name(), attribute.value())
                : model.createLiteral(attribute.value(), attribute.language());
    }

    private static Kind kind(Resource name, Resource property) {
        var separator = property.getProperty(SEPARATED_BY);
        return new Kind(
                name.getURI().substring(Ontology.NAMESPACE.length()), separator == null ? "" : separator.getString());
    }

    /** The texts of a value: its own, those of a list or an XMP array, the name of a thing, else its address. */
    private Stream<Text> texts(RDFNode value, int depth) {
        if (value.isLiteral()) {
            return Stream.of(text(value.asLiteral()));
        }
        if (depth > DEEPEST) {
            return Stream.empty();
        }
        if (value.canAs(RDFList.class)) {
            return value.as(RDFList.class).asJavaList().stream().flatMap(element -> texts(element, depth + 1));
        }
        var thing = value.asResource();
        var below = thing.listProperties().toList().stream()
                .filter(statement -> isMember(statement.getPredicate()) || isName(statement.getPredicate()))
                .toList();
        if (!below.isEmpty()) {
            return below.stream().flatMap(statement -> texts(statement.getObject(), depth + 1));
        }
        return thing.isURIResource() ? Stream.of(new Text(thing.getURI(), "")) : Stream.empty();
    }

    private static boolean isMember(Property property) {
        return property.getOrdinal() > 0;
    }

    private boolean isName(Property property) {
        var kind = byProperty.get(property.getURI());
        return kind != null && kind.name().equals(Attribute.TITLE);
    }

    private static Text text(Literal literal) {
        return new Text(literal.getLexicalForm(), literal.getLanguage());
    }

    private static Stream<Text> apart(Text text, Kind kind) {
        return kind.separator().isEmpty()
                ? Stream.of(text)
                : Stream.of(text.value().split(Pattern.quote(kind.separator())))
                        .map(part -> new Text(part, text.language()));
    }

    private Optional<Attribute> attribute(String name, Text text, Property property) {
        var plain = BLANK.matcher(text.value().strip()).replaceAll(" ");
        var licence = name.equals(Attribute.LICENCE) || name.equals(Attribute.RIGHTS)
                ? licences.address(plain)
                : Optional.<String>empty();
        var said =
                switch (name) {
                    case Attribute.TAG ->
                        SIGN_BEFORE_TAG.matcher(plain).replaceFirst("").toLowerCase(Locale.ROOT);
                    default -> plain;
                };
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var language = text.language().isEmpty() ? Attribute.UNDETERMINED : text.language();
        if (licence.isPresent()) {
            return Optional.of(
                    new Attribute(Attribute.LICENCE, licence.get(), Attribute.UNDETERMINED, property.getURI(), plain));
        }
        var form = name.equals(Attribute.LICENCE) ? Attribute.RIGHTS : name;
        return Optional.of(new Attribute(form, said, language, property.getURI(), plain));
    }
}
