package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.RDFList;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.vocabulary.RDF;
import org.vsekai.backpack.ontology.Terms.Term;

/**
 * Writes statements as nested JSON-LD with short names, the same text for the same statements: keys as the context
 * orders them, then by name; values by their text. A resource is written in full where a property of {@code owning}
 * leads to it, elsewhere by its IRI. Blank nodes must form trees. Used by one thread, for one document.
 */
final class CompactWriter {
    private static final Comparator<Term> ORDER =
            Comparator.comparingInt(Term::order).thenComparing(Term::name);

    private final JsonNodeFactory json = JsonNodeFactory.instance;
    private final Terms terms;
    private final Set<Property> owning;
    private final UnaryOperator<String> identifier;
    private final Set<Resource> written = new HashSet<>();

    /** @param identifier how a document spells the IRI of a thing that it describes or names */
    CompactWriter(Terms terms, Set<Property> owning, UnaryOperator<String> identifier) {
        this.terms = terms;
        this.owning = owning;
        this.identifier = identifier;
    }

    /** The resource with all that is said of it and of what it owns. */
    ObjectNode write(Resource resource) {
        written.add(resource);
        var object = json.objectNode();
        if (resource.isURIResource()) {
            object.put(terms.idKey(), identifier.apply(resource.getURI()));
        }
        writeTypes(resource, object);
        var values = new TreeMap<Term, List<JsonNode>>(ORDER);
        resource.listProperties().forEach(statement -> {
            var property = statement.getPredicate();
            if (!property.equals(RDF.type)) {
                var term = termFor(resource, property, statement.getObject());
                values.computeIfAbsent(term, key -> new ArrayList<>())
                        .add(value(term, statement.getObject(), owning.contains(property)));
            }
        });
        values.forEach((term, list) -> object.set(term.name(), together(term, list)));
        return object;
    }

    private void writeTypes(Resource resource, ObjectNode object) {
        var types = resource.listProperties(RDF.type)
                .mapWith(statement -> terms.typeName(statement.getResource().getURI()))
                .toList();
        types.sort(Comparator.naturalOrder());
        if (types.size() == 1) {
            object.put(terms.typeKey(), types.get(0));
        } else if (!types.isEmpty()) {
            var array = object.putArray(terms.typeKey());
            types.forEach(array::add);
        }
    }

    /** The context's name for a property where its type suits the value, else the plain name. */
    private Term termFor(Resource subject, Property property, RDFNode value) {
        return terms.term(property.getURI())
                .filter(term -> suits(term, value))
                // An array under such a name is one list, so of two lists neither may have it.
                .filter(term -> !term.list()
                        || subject.listProperties(property).toList().size() == 1)
                .orElseGet(() -> Term.untyped(terms.compact(property.getURI())));
    }

    private static boolean suits(Term term, RDFNode value) {
        if (term.list()) {
            return value.canAs(RDFList.class)
                    && value.as(RDFList.class).asJavaList().stream().allMatch(element -> isOfType(term, element));
        }
        return isOfType(term, value);
    }

    private static boolean isOfType(Term term, RDFNode value) {
        if (value.isLiteral()) {
            var type = value.asLiteral().getDatatypeURI();
            return term.type().isEmpty() ? type.equals(Values.STRING) : type.equals(term.type());
        }
        return value.isURIResource() && term.type().equals("@id");
    }

    private JsonNode together(Term term, List<JsonNode> values) {
        if (term.list() || (values.size() == 1 && !term.set())) {
            return values.get(0);
        }
        values.sort(Comparator.comparing(JsonNode::toString));
        return json.arrayNode().addAll(values);
    }

    private JsonNode value(Term term, RDFNode value, boolean owned) {
        if (value.isLiteral()) {
            return Values.json(json, value.asLiteral(), !term.type().isEmpty(), terms);
        }
        if (value.canAs(RDFList.class)) {
            return list(term, value.as(RDFList.class));
        }
        var resource = value.asResource();
        if (resource.isAnon() || (owned && !written.contains(resource))) {
            return write(resource);
        }
        var identifier = spell(resource.getURI());
        return term.type().equals("@id")
                ? json.textNode(identifier)
                : json.objectNode().put("@id", identifier);
    }

    private JsonNode list(Term term, RDFList list) {
        ArrayNode elements = json.arrayNode();
        list.asJavaList().forEach(element -> elements.add(value(term, element, false)));
        return term.list() ? elements : json.objectNode().set("@list", elements);
    }

    private String spell(String iri) {
        var own = identifier.apply(iri);
        return own.equals(iri) ? terms.compact(iri) : own;
    }
}
