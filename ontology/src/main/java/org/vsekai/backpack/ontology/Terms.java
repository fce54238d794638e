package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The names that a JSON-LD context gives to IRIs. Immutable and thread-safe. */
final class Terms {
    /**
     * A name for a property or a class.
     *
     * @param order its place in the context
     * @param type the IRI of its values' datatype, or {@code @id}, or nothing
     * @param list whether its values are ordered
     * @param set whether its values always stand in an array
     */
    record Term(String name, int order, String type, boolean list, boolean set) {
        /** A name that the context does not define: values say their own type. */
        static Term untyped(String name) {
            return new Term(name, Integer.MAX_VALUE, "", false, false);
        }
    }

    private final Map<String, Term> byIri;
    private final Map<String, String> prefixes;
    private final String idKey;
    private final String typeKey;

    private Terms(Map<String, Term> byIri, Map<String, String> prefixes, String idKey, String typeKey) {
        this.byIri = Map.copyOf(byIri);
        this.prefixes = Map.copyOf(prefixes);
        this.idKey = idKey;
        this.typeKey = typeKey;
    }

    /** No terms, only prefixes, by namespace. */
    static Terms ofPrefixes(Map<String, String> prefixesByNamespace) {
        return new Terms(Map.of(), prefixesByNamespace, "@id", "@type");
    }

    /** The terms of the bundled context. */
    static Terms ofBundledContext() {
        var entries = bundledContext();
        var namespaces = new HashMap<String, String>();
        entries.properties().forEach(entry -> {
            if (entry.getValue().asText().matches(".*[/#]")) {
                namespaces.put(entry.getKey(), entry.getValue().asText());
            }
        });
        var byIri = new HashMap<String, Term>();
        entries.properties().forEach(entry -> {
            var definition = entry.getValue();
            var iri = definition.isObject() ? definition.path("@id").asText() : definition.asText();
            if (!entry.getKey().startsWith("@") && !iri.startsWith("@") && !namespaces.containsKey(entry.getKey())) {
                byIri.put(full(iri, namespaces), term(entry.getKey(), byIri.size(), definition, namespaces));
            }
        });
        var prefixes = new HashMap<String, String>();
        namespaces.forEach((prefix, namespace) -> prefixes.put(namespace, prefix));
        return new Terms(byIri, prefixes, "id", "type");
    }

    /** The prefixes of the bundled context: each with its namespace. */
    static Map<String, String> bundledPrefixes() {
        var prefixes = new HashMap<String, String>();
        ofBundledContext().prefixes.forEach((namespace, prefix) -> prefixes.put(prefix, namespace));
        return Map.copyOf(prefixes);
    }

    String idKey() {
        return idKey;
    }

    String typeKey() {
        return typeKey;
    }

    Optional<Term> term(String iri) {
        return Optional.ofNullable(byIri.get(iri));
    }

    /** The IRI as prefix and rest, or as it is. */
    String compact(String iri) {
        int end = Math.max(iri.lastIndexOf('#'), iri.lastIndexOf('/')) + 1;
        var prefix = prefixes.get(iri.substring(0, end));
        return prefix == null ? iri : prefix + ":" + iri.substring(end);
    }

    /** A class's name as a value of {@code type}. */
    String typeName(String iri) {
        return term(iri).map(Term::name).orElseGet(() -> compact(iri));
    }

    /** The definitions of the bundled context. */
    static JsonNode bundledContext() {
        try {
            return new ObjectMapper().readTree(Bundle.text(Bundle.CONTEXT)).path("@context");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(Bundle.CONTEXT + " is broken", e);
        }
    }

    private static Term term(String name, int order, JsonNode definition, Map<String, String> namespaces) {
        var type = definition.path("@type").asText();
        var container = definition.path("@container").asText();
        return new Term(
                name,
                order,
                type.startsWith("@") ? type : full(type, namespaces),
                container.equals("@list"),
                container.equals("@set"));
    }

    private static String full(String iri, Map<String, String> namespaces) {
        int colon = iri.indexOf(':');
        var namespace = colon < 0 ? null : namespaces.get(iri.substring(0, colon));
        return namespace == null ? iri : namespace + iri.substring(colon + 1);
    }
}
