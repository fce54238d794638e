package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.jena.rdf.model.Property;

/**
 * Descriptions of several scenes in one document. Prefixes are made equal by what they stand for: a namespace has the prefix that our
 * context gives it, else the first in the order of letters of those that the descriptions give it. Where two namespaces would then have
 * the same, the first by IRI keeps it and the others get a number behind it, from 2 on. Statements stay what they were.
 */
final class MergedDescriptions {
    private static final ObjectMapper JSON = new ObjectMapper();

    private MergedDescriptions() {}

    /**
     * One document for several scenes.
     *
     * @param descriptions as {@link SceneDescription#jsonLd} has them, by the IRI of the scene
     * @param owning properties whose values are written in full where they stand
     */
    static String of(Map<String, String> descriptions, Set<Property> owning) {
        var prefixes = prefixes(descriptions.values().stream()
                .map(MergedDescriptions::read)
                .map(document -> document.path("@context"))
                .toList());
        var document = JsonNodeFactory.instance.objectNode();
        var context = document.putObject("@context");
        new TreeMap<>(prefixes).forEach((namespace, prefix) -> context.put(prefix, namespace));
        var graph = document.putArray("@graph");
        new TreeMap<>(descriptions).forEach((iri, description) -> {
            var scene = JsonLd.parseInOrder(description, iri).createResource(iri);
            graph.add(new CompactWriter(Terms.ofPrefixes(prefixes), owning, name -> name).write(scene));
        });
        return document.toString();
    }

    /** The prefix of each namespace. */
    static Map<String, String> prefixes(List<JsonNode> contexts) {
        var wanted = new TreeMap<String, TreeSet<String>>();
        for (var context : contexts) {
            context.properties()
                    .forEach(entry -> wanted.computeIfAbsent(entry.getValue().asText(), none -> new TreeSet<>())
                            .add(entry.getKey()));
        }
        var given = new TreeMap<String, String>();
        Terms.bundledPrefixes().forEach((prefix, namespace) -> {
            if (wanted.remove(namespace) != null) {
                given.put(namespace, prefix);
            }
        });
        var taken = new TreeSet<>(Terms.bundledPrefixes().keySet());
        wanted.forEach((namespace, names) -> given.put(namespace, free(names.first(), taken)));
        return given;
    }

    private static String free(String wanted, Set<String> taken) {
        var prefix = wanted;
        for (int number = 2; !taken.add(prefix); number++) {
            prefix = wanted + number;
        }
        return prefix;
    }

    private static JsonNode read(String description) {
        try {
            return JSON.readTree(description);
        } catch (JsonProcessingException e) {
            throw InvalidDescriptionException.noJsonLd("description", e.getOriginalMessage());
        }
    }
}
