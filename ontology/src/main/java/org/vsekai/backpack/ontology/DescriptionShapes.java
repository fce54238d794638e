package org.vsekai.backpack.ontology;

import java.util.Comparator;
import org.apache.jena.graph.Node;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;
import org.jspecify.annotations.Nullable;

/** Validates descriptions by the SHACL shapes of shapes.ttl. Immutable and thread-safe. */
final class DescriptionShapes {
    private static final Terms TERMS = Terms.ofBundledContext();

    private final Ontology ontology;
    private final Shapes shapes;

    DescriptionShapes(Ontology ontology) {
        this.ontology = ontology;
        this.shapes = ShaclValidator.get().parse(Bundle.turtle(Bundle.SHAPES).getGraph());
    }

    /**
     * Validates a description together with the classes that it names.
     *
     * @throws InvalidDescriptionException for the first violation, by place, path and value
     */
    void check(Model description, SceneIdentifiers identifiers) {
        var data = ModelFactory.createUnion(description, ontology.model());
        ShaclValidator.get().validate(shapes, data.getGraph()).getEntries().stream()
                .min(Comparator.comparing((ReportEntry entry) -> text(entry.focusNode()))
                        .thenComparing(entry -> String.valueOf(entry.resultPath()))
                        .thenComparing(entry -> text(entry.value()))
                        .thenComparing(entry -> entry.message()))
                .ifPresent(entry -> {
                    throw violation(entry, identifiers);
                });
    }

    private static InvalidDescriptionException violation(ReportEntry entry, SceneIdentifiers identifiers) {
        var path =
                entry.resultPath() == null ? "" : entry.resultPath().toString().replaceAll("^<(.*)>$", "$1");
        return InvalidDescriptionException.shapeViolated(
                identifiers.place(text(entry.focusNode())),
                TERMS.compact(path),
                TERMS.compact(text(entry.value())),
                entry.message());
    }

    private static String text(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        if (node.isLiteral()) {
            return node.getLiteralLexicalForm();
        }
        return node.isURI() ? node.getURI() : "an object without an @id";
    }
}
