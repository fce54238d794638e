package org.vsekai.backpack.ontology;

import java.util.Comparator;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.shacl.validation.ReportEntry;
import org.jspecify.annotations.Nullable;

/**
 * One thing that does not fit its shape.
 *
 * @param place of the node that the shape is about
 * @param path from there, such as {@code dc:title}; empty where the node itself is wrong
 * @param value that is wrong; empty where there are too few or too many
 * @param message what must be, that is: what to do
 */
record Violation(String place, String path, String value, String message) {
    static final Comparator<Violation> ORDER = Comparator.comparing(Violation::place)
            .thenComparing(Violation::path)
            .thenComparing(Violation::value)
            .thenComparing(Violation::message);

    private static final Terms TERMS = Terms.ofBundledContext();
    private static final Pattern IRI = Pattern.compile("<([^<>]*)>");

    /**
     * A violation as people can read it.
     *
     * @param place how they find what an IRI names
     */
    static Violation of(ReportEntry entry, UnaryOperator<String> place) {
        var focus = entry.focusNode();
        return new Violation(
                place.apply(focus.isURI() ? focus.getURI() : text(focus)),
                entry.resultPath() == null
                        ? ""
                        : IRI.matcher(entry.resultPath().toString())
                                .replaceAll(iri -> TERMS.compact(iri.group(1)).replace("$", "\\$")),
                text(entry.value()),
                entry.message());
    }

    /** The place with the path. */
    String where() {
        return path.isEmpty() ? place : place + "/" + path;
    }

    private static String text(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? TERMS.compact(node.getURI()) : "an object without an @id";
    }
}
