package org.vsekai.backpack.ontology;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.table.ClassAncestorRow;

/**
 * The classes of objects and what the labels of models mean. Loaded and reasoned over once per JVM; immutable and
 * thread-safe. A class is known by its full IRI; people write the compact one, such as {@code bp:Chair}.
 */
public final class Ontology {
    public static final String NAMESPACE = "https://backpack.vsekai.org/ns/v1#";
    public static final String PREFIX = "bp";

    private final String version;
    private final SortedMap<String, String> labels;
    private final Map<String, List<ClassAncestorRow>> ancestors;
    private final List<ClassAncestorRow> closure;
    private final Map<String, String> cocoClasses;
    private final Map<String, String> openImagesClasses;
    private final Model model;

    private static final class Holder {
        private static final Ontology BUNDLED = new Ontology();
    }

    private Ontology() {
        var classes = Bundle.turtle(Bundle.CLASSES);
        this.version = Bundle.digest(Bundle.CLASSES, Bundle.COCO, Bundle.OPEN_IMAGES);
        this.closure = new ClassHierarchy(classes, rootClass()).closure();
        this.labels = labels(classes, closure);
        this.ancestors = byClass(closure);
        this.cocoClasses = cocoClasses(Bundle.turtle(Bundle.COCO));
        this.openImagesClasses = openImagesClasses(Bundle.turtle(Bundle.OPEN_IMAGES));
        this.model = classes;
    }

    /** The ontology that this build carries. The first call takes about a second. */
    public static Ontology bundled() {
        return Holder.BUNDLED;
    }

    /** SHA-256 over the classes and the labels' meanings, hexadecimal: another value, another closure. */
    public String version() {
        return version;
    }

    /** Every class of objects, by IRI in ascending order, with its English label. */
    public SortedMap<String, String> classes() {
        return labels;
    }

    /** The class above all others. */
    public String rootClass() {
        return NAMESPACE + "PhysicalObject";
    }

    public boolean isClass(String iri) {
        return labels.containsKey(iri);
    }

    /**
     * A class's English label.
     *
     * @throws IllegalArgumentException when there is no such class
     */
    public String label(String iri) {
        return known(iri, labels.get(iri));
    }

    /**
     * A class's label in a language, such as {@code de}; its English one where it has none.
     *
     * @throws IllegalArgumentException when there is no such class
     */
    public String label(String iri, String language) {
        var english = label(iri);
        var other = model.getProperty(model.getResource(iri), RDFS.label, language);
        return other == null ? english : other.getString();
    }

    /**
     * A class itself and all above it, the nearest first, those equally near by IRI.
     *
     * @throws IllegalArgumentException when there is no such class
     */
    public List<ClassAncestorRow> ancestors(String iri) {
        return known(iri, ancestors.get(iri));
    }

    /** The ancestors of every class, by class IRI, depth and ancestor IRI: the rows of {@code class_ancestors}. */
    public List<ClassAncestorRow> closure() {
        return closure;
    }

    /** For each label of a model trained on COCO, in the order of the model's outputs, the IRI of its class. */
    public Map<String, String> cocoClasses() {
        return cocoClasses;
    }

    /** For the machine id (such as {@code /m/01mzpv}) of each class of Open Images that is one of ours, its IRI. */
    public Map<String, String> openImagesClasses() {
        return openImagesClasses;
    }

    /**
     * The IRI of the class for what models call it: COCO's labels, Open Images' machine ids, and the classes' own English labels where
     * COCO has no such.
     */
    public Map<String, String> classesByLabel() {
        var classes = new HashMap<>(openImagesClasses);
        labels.forEach((iri, label) -> classes.put(label, iri));
        classes.putAll(cocoClasses);
        return Collections.unmodifiableMap(classes);
    }

    /**
     * The full IRI of a compact one; a full IRI is its own.
     *
     * @throws IllegalArgumentException when the prefix is unknown or there is none
     */
    public String expand(String iri) {
        if (iri.startsWith(PREFIX + ":") && !iri.startsWith(PREFIX + "://")) {
            return NAMESPACE + iri.substring(PREFIX.length() + 1);
        }
        if (iri.startsWith("https://") || iri.startsWith("http://")) {
            return iri;
        }
        throw new IllegalArgumentException(
                "\"" + iri + "\" is no class's IRI: write it as bp:Chair or as " + NAMESPACE + "Chair");
    }

    /** The compact form of an IRI of this vocabulary; any other IRI stays as it is. */
    public String compact(String iri) {
        return iri.startsWith(NAMESPACE) ? PREFIX + ":" + iri.substring(NAMESPACE.length()) : iri;
    }

    /** The statements about the classes, for validation. Not to be changed. */
    Model model() {
        return model;
    }

    private static <T> T known(String iri, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(iri + " is no class of the ontology");
        }
        return value;
    }

    private static SortedMap<String, String> labels(Model classes, List<ClassAncestorRow> closure) {
        var labels = new TreeMap<String, String>();
        for (var row : closure) {
            labels.computeIfAbsent(
                    row.classIri(), iri -> classes.getProperty(classes.getResource(iri), RDFS.label, "en")
                            .getString());
        }
        return Collections.unmodifiableSortedMap(labels);
    }

    private static Map<String, List<ClassAncestorRow>> byClass(List<ClassAncestorRow> closure) {
        return closure.stream()
                .collect(Collectors.collectingAndThen(
                        Collectors.groupingBy(ClassAncestorRow::classIri, Collectors.toUnmodifiableList()),
                        Map::copyOf));
    }

    private static Map<String, String> cocoClasses(Model coco) {
        var byPlace = new TreeMap<Integer, Map.Entry<String, String>>();
        for (var concept : coco.listSubjectsWithProperty(SKOS.inScheme).toList()) {
            var label = "";
            var place = -1;
            for (var notation : concept.listProperties(SKOS.notation).toList()) {
                if (notation.getLiteral().getValue() instanceof Integer number) {
                    place = number;
                } else {
                    label = notation.getString();
                }
            }
            byPlace.put(place, Map.entry(label, match(concept)));
        }
        var classes = new LinkedHashMap<String, String>();
        byPlace.values().forEach(entry -> classes.put(entry.getKey(), entry.getValue()));
        return Collections.unmodifiableMap(classes);
    }

    private static Map<String, String> openImagesClasses(Model concepts) {
        var classes = new TreeMap<String, String>();
        concepts.listSubjectsWithProperty(SKOS.inScheme)
                .forEach(concept ->
                        classes.put(concept.getProperty(SKOS.notation).getString(), match(concept)));
        return Collections.unmodifiableMap(classes);
    }

    private static String match(Resource concept) {
        var match = concept.hasProperty(SKOS.exactMatch)
                ? concept.getProperty(SKOS.exactMatch)
                : concept.getRequiredProperty(SKOS.closeMatch);
        return match.getResource().getURI();
    }
}
