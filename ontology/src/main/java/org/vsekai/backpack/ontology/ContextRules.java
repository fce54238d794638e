package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * In a document each term and each prefix means one thing. JSON-LD 1.1 lets a later definition take a former one's place without a word,
 * unless the former is protected (section 4.1.11); whoever reads on then means something else than whoever wrote. So a second meaning is
 * refused, with both shown, at whatever depth it stands. The same meaning may be given again, also spelt otherwise. Used by one thread,
 * for one document.
 */
final class ContextRules {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTEXT = "@context";
    private static final String NOTHING = "nothing";

    private final Map<String, Definition> definitions = new HashMap<>();

    /**
     * What a name means.
     *
     * @param iri that it stands for
     * @param rest how its values are read
     * @param place of the definition
     */
    private record Definition(String iri, String rest, String place) {
        String meaning() {
            return rest.isEmpty() ? iri : iri + " " + rest;
        }
    }

    private ContextRules() {}

    /**
     * Checks all contexts of a document.
     *
     * @throws InvalidDescriptionException for the first name with two meanings, or when the document is no JSON
     */
    static void check(String document) {
        try {
            new ContextRules().walk(JSON.readTree(document), "document");
        } catch (JsonProcessingException e) {
            throw InvalidDescriptionException.noJsonLd("document", e.getOriginalMessage());
        }
    }

    private void walk(JsonNode node, String place) {
        if (node.isObject() && node.has(CONTEXT)) {
            add(node.get(CONTEXT), place + "/" + CONTEXT);
        }
        if (node.isObject()) {
            node.properties().forEach(entry -> walk(entry.getValue(), place + "/" + entry.getKey()));
        } else {
            int number = 0;
            for (var element : node) {
                walk(element, place + "/" + number++);
            }
        }
    }

    private void add(JsonNode context, String place) {
        if (context.isArray()) {
            int number = 0;
            for (var part : context) {
                add(part, place + "/" + number++);
            }
        } else if (context.isTextual() && context.asText().equals(JsonLd.CONTEXT_ADDRESS)) {
            addAll(Terms.bundledContext(), "our own context");
        } else if (context.isObject()) {
            addAll(context, place);
        }
    }

    /** Prefixes first: other definitions of the same context may use them. */
    private void addAll(JsonNode context, String place) {
        context.properties().forEach(entry -> {
            if (entry.getValue().asText().matches(".*[/#]")) {
                add(entry.getKey(), entry.getValue(), place);
            }
        });
        context.properties().forEach(entry -> add(entry.getKey(), entry.getValue(), place));
    }

    private void add(String name, JsonNode value, String place) {
        if (name.startsWith("@")) {
            return;
        }
        var definition = definition(name, value, place);
        var former = definitions.putIfAbsent(name, definition);
        if (former != null && !former.meaning().equals(definition.meaning())) {
            throw InvalidDescriptionException.collidingTerm(
                    place, name, definition.meaning(), former.place(), former.meaning());
        }
    }

    private Definition definition(String name, JsonNode value, String place) {
        if (!value.isObject()) {
            return new Definition(value.isTextual() ? full(value.asText()) : NOTHING, "", place);
        }
        var rest = new TreeMap<String, String>();
        value.properties().forEach(entry -> {
            if (!entry.getKey().equals("@id") && !entry.getKey().equals("@protected")) {
                rest.put(
                        entry.getKey(),
                        entry.getValue().isTextual()
                                ? full(entry.getValue().asText())
                                : entry.getValue().toString());
            }
        });
        return new Definition(full(value.path("@id").asText(name)), rest.isEmpty() ? "" : rest.toString(), place);
    }

    private String full(String iri) {
        int colon = iri.indexOf(':');
        var prefix = colon < 0 ? null : definitions.get(iri.substring(0, colon));
        return prefix == null ? iri : prefix.iri() + iri.substring(colon + 1);
    }
}
