package org.vsekai.backpack.ontology;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A description that came from outside cannot be used, or what would be told of a scene or an item does not fit its shapes. The message
 * says what is wrong, where, and what to do; the three are also had one by one. Where several things do not fit, the message has a line
 * for each, and the three are those of the first.
 */
public final class InvalidDescriptionException extends RuntimeException {
    private static final int LONGEST_QUOTE = 100;
    private static final int MOST_VIOLATIONS = 20;

    private final String place;
    private final String reason;
    private final String cure;

    private InvalidDescriptionException(String place, String reason, String cure) {
        this(place, reason, cure, line(place, reason, cure));
    }

    private InvalidDescriptionException(String place, String reason, String cure, String message) {
        super(message);
        this.place = place;
        this.reason = reason;
        this.cure = cure;
    }

    /** Where: a packet and the path in it, such as {@code packets/2/dc:title}. */
    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }

    public String cure() {
        return cure;
    }

    static InvalidDescriptionException noJsonLd(String place, String reason) {
        return new InvalidDescriptionException(
                place, "is no valid JSON-LD: " + reason, "correct it; a JSON-LD playground shows the place");
    }

    static InvalidDescriptionException tooMuch(String place, String what, long limit) {
        return new InvalidDescriptionException(place, what + " exceeds " + limit, "describe less");
    }

    static InvalidDescriptionException unknownContext(String place, String address) {
        return new InvalidDescriptionException(
                place,
                "the context " + quote(address) + " is not bundled, and no address is ever fetched",
                "use " + JsonLd.CONTEXT_ADDRESS + " or spell the prefixes out in @context");
    }

    static InvalidDescriptionException namedGraph(String place, String name) {
        return new InvalidDescriptionException(
                place,
                "has statements in a graph named " + quote(name),
                "put them outside, or leave out what names the @graph");
    }

    static InvalidDescriptionException wrongType(String place, String found, String expected) {
        return new InvalidDescriptionException(place, "is " + found, "make it " + expected);
    }

    static InvalidDescriptionException noContext(String place) {
        return new InvalidDescriptionException(
                place,
                "@context is missing or no object",
                "give it as an object of prefixes and namespaces, such as {\"dc\": \"http://purl.org/dc/elements/1.1/\"}");
    }

    static InvalidDescriptionException notAPrefixDefinition(String place, String prefix) {
        return new InvalidDescriptionException(
                place,
                "@context defines " + quote(prefix) + " by something else than a namespace's text",
                "the extension allows prefixes with a namespace each, and no term definitions");
    }

    static InvalidDescriptionException badPrefix(String place, String prefix) {
        return new InvalidDescriptionException(
                place,
                "the prefix " + quote(prefix) + " is not allowed",
                "use letters, digits and _ only, at most 64 of them");
    }

    static InvalidDescriptionException badNamespace(String place, String prefix, String namespace) {
        return new InvalidDescriptionException(
                place,
                "the prefix " + quote(prefix) + " stands for " + quote(namespace) + ", which is no namespace",
                "give an absolute IRI that ends with / or #");
    }

    static InvalidDescriptionException aliasedNamespace(String place, String namespace, String one, String other) {
        return new InvalidDescriptionException(
                place,
                "the prefixes " + quote(one) + " and " + quote(other) + " both stand for " + quote(namespace),
                "the extension allows one prefix for a namespace: keep one of them");
    }

    static InvalidDescriptionException collidingPrefix(
            String place, String prefix, String namespace, String otherPlace, String otherNamespace) {
        return new InvalidDescriptionException(
                place,
                "the prefix " + quote(prefix) + " stands for " + quote(namespace) + ", but in " + otherPlace + " for "
                        + quote(otherNamespace),
                "give one of the two another prefix");
    }

    static InvalidDescriptionException collidingTerm(
            String place, String term, String meaning, String otherPlace, String otherMeaning) {
        return new InvalidDescriptionException(
                place,
                quote(term) + " means " + quote(meaning) + ", but in " + otherPlace + " " + quote(otherMeaning),
                "give one of the two another name");
    }

    static InvalidDescriptionException termWithoutPrefix(String place, String term) {
        return new InvalidDescriptionException(
                place, quote(term) + " has no prefix", "write it with one that @context defines, such as dc:title");
    }

    static InvalidDescriptionException unknownPrefix(String place, String name, List<String> known) {
        return new InvalidDescriptionException(
                place,
                "the prefix of " + quote(name) + " is not defined",
                "define it in the packet's @context, which has " + (known.isEmpty() ? "none" : known));
    }

    static InvalidDescriptionException forbiddenKeyword(String place, String keyword) {
        return new InvalidDescriptionException(
                place,
                quote(keyword) + " is not allowed here",
                "the extension allows @context and @id at a packet's top, @type, @list or @set around an array, and"
                        + " @language with @value under rdf:Alt");
    }

    static InvalidDescriptionException notAnAlternative(String place) {
        return new InvalidDescriptionException(
                place,
                "is no list of texts per language as the extension has it",
                "write {\"@type\": \"rdf:Alt\", \"rdf:_1\": {\"@language\": \"en\", \"@value\": \"...\"}}, then rdf:_2 and so"
                        + " on, and nothing else beside them");
    }

    static InvalidDescriptionException bareArray(String place) {
        return new InvalidDescriptionException(
                place,
                "is an array outside @list and @set",
                "write {\"@list\": [...]} where the order matters, {\"@set\": [...]} where it does not");
    }

    static InvalidDescriptionException foreignSubject(String place, String id) {
        return new InvalidDescriptionException(
                place,
                "the packet says that it describes " + quote(id),
                "leave @id out or empty: a packet describes the object of the file that refers to it");
    }

    static InvalidDescriptionException reservedTerm(String place, String term) {
        return new InvalidDescriptionException(
                place,
                quote(term) + " is for the platform to say",
                "of the prefix bp, use bp:objectClass with classes as values, and attributes such as bp:tag");
    }

    static InvalidDescriptionException missingPacket(String place, int packet, int count) {
        return new InvalidDescriptionException(
                place, "refers to packet " + packet + " of " + count, "refer to one that exists; the first is 0");
    }

    /**
     * Statements do not fit their shapes.
     *
     * @param violations at least one, in the order in which they are shown
     */
    static InvalidDescriptionException shapesViolated(List<Violation> violations) {
        var first = violations.get(0);
        int more = violations.size() - MOST_VIOLATIONS;
        var lines = violations.stream()
                .limit(MOST_VIOLATIONS)
                .map(violation -> line(violation.where(), reason(violation), violation.message()))
                .collect(Collectors.joining("\n"));
        return new InvalidDescriptionException(
                first.where(), reason(first), first.message(), more > 0 ? lines + "\nand " + more + " more" : lines);
    }

    private static String reason(Violation violation) {
        return "does not fit its shape" + (violation.value().isEmpty() ? "" : ": found " + quote(violation.value()));
    }

    private static String line(String place, String reason, String cure) {
        return place + ": " + reason + "; " + cure;
    }

    private static String quote(String text) {
        return "\"" + (text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "…" : text) + "\"";
    }
}
