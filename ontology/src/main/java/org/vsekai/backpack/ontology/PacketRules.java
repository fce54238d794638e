package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.jena.vocabulary.RDF;
import org.jspecify.annotations.Nullable;

/**
 * The rules that {@code KHR_xmp_json_ld} ("Restrictions and Recommendations") lays on packets on top of JSON-LD, and
 * ours: a prefix means the same in all packets of a file, and a packet speaks only of what refers to it. Used by one
 * thread, for the packets of one file.
 */
final class PacketRules {
    static final int MOST_VALUES = 100_000;
    static final int GREATEST_DEPTH = 16;
    static final int LONGEST_TEXT = 10_000;

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s\"<>\\\\^`{|}]*[/#]");
    private static final Pattern IRI = Pattern.compile("[^\\s\"<>\\\\^`{|}]*");
    private static final Pattern ABSOLUTE = Pattern.compile("(https?://|urn:)[^\\s\"<>\\\\^`{|}]+");

    /** What JSON-LD says by @type and @list; spelled out, it could be malformed. */
    private static final Set<String> KEYWORDS_INSTEAD =
            Set.of(RDF.type.getURI(), RDF.first.getURI(), RDF.rest.getURI(), RDF.List.getURI());

    private static final String ALTERNATIVE = "rdf:Alt";
    private static final String MEMBER = "rdf:_";
    private static final Set<String> ARRAY_KEYWORDS = Set.of("@list", "@set");

    private record Definition(String namespace, String place) {}

    private final Map<String, Definition> definitions = new TreeMap<>();
    private int values;

    PacketRules() {
        Terms.bundledPrefixes()
                .forEach((prefix, namespace) -> definitions.put(prefix, new Definition(namespace, "our own context")));
    }

    /** The meaning of every prefix of the packets that were checked, and of our own. */
    Map<String, String> prefixes() {
        var prefixes = new TreeMap<String, String>();
        definitions.forEach((prefix, definition) -> prefixes.put(prefix, definition.namespace()));
        return prefixes;
    }

    /**
     * Checks a packet.
     *
     * @throws InvalidDescriptionException for the first rule that it breaks
     */
    void check(JsonNode packet, String place) {
        if (!packet.isObject()) {
            throw InvalidDescriptionException.wrongType(place, kind(packet), "an object");
        }
        var prefixes = checkContext(packet.get("@context"), place);
        packet.properties().forEach(entry -> {
            var at = place + "/" + entry.getKey();
            switch (entry.getKey()) {
                case "@context" -> {}
                case "@id" -> checkSubject(entry.getValue(), at);
                case "@type" -> checkType(entry.getValue(), at, prefixes);
                default -> checkProperty(entry.getKey(), entry.getValue(), at, prefixes, 1);
            }
        });
    }

    private Set<String> checkContext(@Nullable JsonNode context, String place) {
        if (context == null || !context.isObject()) {
            throw InvalidDescriptionException.noContext(place);
        }
        var byNamespace = new HashMap<String, String>();
        context.properties().forEach(entry -> {
            var prefix = entry.getKey();
            if (!entry.getValue().isTextual() || prefix.startsWith("@")) {
                throw InvalidDescriptionException.notAPrefixDefinition(place, prefix);
            }
            var namespace = entry.getValue().asText();
            checkPrefix(prefix, namespace, place);
            var other = byNamespace.put(namespace, prefix);
            if (other != null) {
                throw InvalidDescriptionException.aliasedNamespace(place, namespace, other, prefix);
            }
        });
        // A namespace may itself look like a compact IRI only when no prefix of the packet can be meant by it.
        byNamespace.forEach((namespace, prefix) -> {
            if (context.has(namespace.substring(0, namespace.indexOf(':')))) {
                throw InvalidDescriptionException.badNamespace(place, prefix, namespace);
            }
        });
        return Set.copyOf(byNamespace.values());
    }

    private void checkPrefix(String prefix, String namespace, String place) {
        if (!PREFIX.matcher(prefix).matches()) {
            throw InvalidDescriptionException.badPrefix(place, prefix);
        }
        if (namespace.length() > LONGEST_TEXT || !NAMESPACE.matcher(namespace).matches()) {
            throw InvalidDescriptionException.badNamespace(place, prefix, namespace);
        }
        var former = definitions.putIfAbsent(prefix, new Definition(namespace, place));
        if (former != null && !former.namespace().equals(namespace)) {
            throw InvalidDescriptionException.collidingPrefix(
                    place, prefix, namespace, former.place(), former.namespace());
        }
    }

    private void checkSubject(JsonNode id, String place) {
        if (!id.isTextual()) {
            throw InvalidDescriptionException.wrongType(place, kind(id), "an empty text");
        }
        if (!id.asText().isEmpty()) {
            throw InvalidDescriptionException.foreignSubject(place, id.asText());
        }
    }

    private void checkType(JsonNode type, String place, Set<String> prefixes) {
        if (!type.isTextual()) {
            throw InvalidDescriptionException.wrongType(place, kind(type), "one compact IRI as text");
        }
        checkName(type.asText(), place, prefixes);
    }

    private void checkProperty(String name, JsonNode value, String place, Set<String> prefixes, int depth) {
        if (name.startsWith("@")) {
            throw InvalidDescriptionException.forbiddenKeyword(place, name);
        }
        checkName(name, place, prefixes);
        checkValue(value, place, prefixes, depth);
    }

    private void checkValue(JsonNode value, String place, Set<String> prefixes, int depth) {
        if (++values > MOST_VALUES) {
            throw InvalidDescriptionException.tooMuch(place, "the number of values", MOST_VALUES);
        }
        if (depth > GREATEST_DEPTH) {
            throw InvalidDescriptionException.tooMuch(place, "the depth", GREATEST_DEPTH);
        }
        if (value.isArray()) {
            throw InvalidDescriptionException.bareArray(place);
        } else if (value.isNull()) {
            throw InvalidDescriptionException.wrongType(place, "null", "a value, or leave it out");
        } else if (value.isObject()) {
            checkObject(value, place, prefixes, depth);
        } else if (value.asText().length() > LONGEST_TEXT) {
            throw InvalidDescriptionException.tooMuch(place, "the length of the text", LONGEST_TEXT);
        }
    }

    private void checkObject(JsonNode object, String place, Set<String> prefixes, int depth) {
        if (object.has("@list") || object.has("@set")) {
            checkArray(object, place, prefixes, depth);
        } else if (object.has("@id")) {
            checkReference(object, place, prefixes);
        } else if (object.has("@value")) {
            checkLanguageAlternative(object, place);
        } else {
            checkAlternatives(object, place);
            object.properties().forEach(entry -> {
                var at = place + "/" + entry.getKey();
                if (entry.getKey().equals("@type")) {
                    checkType(entry.getValue(), at, prefixes);
                } else {
                    checkProperty(entry.getKey(), entry.getValue(), at, prefixes, depth + 1);
                }
            });
        }
    }

    private void checkArray(JsonNode object, String place, Set<String> prefixes, int depth) {
        var keyword = object.fieldNames().next();
        if (object.size() != 1 || !ARRAY_KEYWORDS.contains(keyword)) {
            throw InvalidDescriptionException.forbiddenKeyword(place, keyword);
        }
        var elements = object.get(keyword);
        if (!elements.isArray()) {
            throw InvalidDescriptionException.wrongType(place + "/" + keyword, kind(elements), "an array");
        }
        for (int i = 0; i < elements.size(); i++) {
            checkValue(elements.get(i), place + "/" + keyword + "/" + i, prefixes, depth + 1);
        }
    }

    /** A reference only: what a packet says of other things than its subject would be said in their name. */
    private void checkReference(JsonNode object, String place, Set<String> prefixes) {
        var id = object.get("@id");
        if (!id.isTextual() || object.size() != 1) {
            throw InvalidDescriptionException.wrongType(
                    place, "a reference with more than an @id", "an object with @id alone");
        }
        var iri = id.asText();
        if (iri.length() > LONGEST_TEXT) {
            throw InvalidDescriptionException.tooMuch(place, "the length of the IRI", LONGEST_TEXT);
        }
        if (!ABSOLUTE.matcher(iri).matches()) {
            checkName(iri, place, prefixes);
        }
    }

    /** Texts per language make an rdf:Alt, and an rdf:Alt has nothing else: rdf:_1, rdf:_2, ... */
    private static void checkAlternatives(JsonNode object, String place) {
        boolean declared = object.path("@type").asText().equals(ALTERNATIVE);
        int texts = 0;
        int others = 0;
        for (var entry : object.properties()) {
            if (entry.getValue().has("@value")) {
                texts++;
            } else if (!entry.getKey().equals("@type")) {
                others++;
            }
        }
        if (declared != texts > 0 || (declared && others > 0)) {
            throw InvalidDescriptionException.notAnAlternative(place);
        }
        for (int i = 1; declared && i <= texts; i++) {
            if (!object.has(MEMBER + i)) {
                throw InvalidDescriptionException.notAnAlternative(place);
            }
        }
    }

    private void checkLanguageAlternative(JsonNode object, String place) {
        boolean pair = object.size() == 2
                && object.path("@language").isTextual()
                && object.path("@language").asText().matches("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8}){0,7}")
                && object.path("@value").isTextual();
        if (!pair || !place.matches(".*/rdf:_[1-9][0-9]*")) {
            throw InvalidDescriptionException.forbiddenKeyword(place, "@value");
        }
        if (object.path("@value").asText().length() > LONGEST_TEXT) {
            throw InvalidDescriptionException.tooMuch(place, "the length of the text", LONGEST_TEXT);
        }
    }

    private void checkName(String name, String place, Set<String> prefixes) {
        int colon = name.indexOf(':');
        if (colon < 1 || !IRI.matcher(name).matches()) {
            throw InvalidDescriptionException.termWithoutPrefix(place, name);
        }
        if (!prefixes.contains(name.substring(0, colon)) || name.startsWith("//", colon + 1)) {
            throw InvalidDescriptionException.unknownPrefix(
                    place, name, prefixes.stream().sorted().toList());
        }
        var namespace = Objects.requireNonNull(definitions.get(name.substring(0, colon)))
                .namespace();
        if (KEYWORDS_INSTEAD.contains(namespace + name.substring(colon + 1))) {
            throw InvalidDescriptionException.forbiddenKeyword(place, name);
        }
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT -> "an object";
            case STRING -> "a text";
            case NUMBER -> "a number";
            case BOOLEAN -> "true or false";
            case NULL -> "null";
            case MISSING, BINARY, POJO -> "nothing";
        };
    }
}
