package org.vsekai.backpack.ontology;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.compose.DisjointUnion;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.shacl.validation.ReportEntry;

/**
 * Validates statements by SHACL shapes: what an author says by shapes.ttl, what the platform says by record-shapes.ttl. The graph of the
 * classes is asked too, since shapes name classes. Immutable and thread-safe.
 */
final class StatementShapes {
    private static final class Records {
        private static final StatementShapes SHAPES = new StatementShapes(Bundle.RECORD_SHAPES, Ontology.bundled());
    }

    private final Graph classes;
    private final Shapes shapes;

    private StatementShapes(String name, Ontology ontology) {
        this.classes = ontology.model().getGraph();
        this.shapes = ShaclValidator.get().parse(Bundle.turtle(name).getGraph());
    }

    /** The shapes of what an author says of his scene. */
    static StatementShapes ofDescriptions(Ontology ontology) {
        return new StatementShapes(Bundle.SHAPES, ontology);
    }

    /** The shapes of what the platform records. */
    static StatementShapes ofRecords() {
        return Records.SHAPES;
    }

    /**
     * Validates statements together with the classes that they name.
     *
     * @param place how people find what an IRI names
     * @throws InvalidDescriptionException with all violations, by place, path and value
     */
    void check(Model statements, UnaryOperator<String> place) {
        var violations = entries(statements).stream()
                .map(entry -> Violation.of(entry, place))
                .distinct()
                .sorted(Violation.ORDER)
                .toList();
        if (!violations.isEmpty()) {
            throw InvalidDescriptionException.shapesViolated(violations);
        }
    }

    /** The report's entries as the validator has them. */
    List<ReportEntry> entries(Model statements) {
        var data = new DisjointUnion(statements.getGraph(), classes);
        return List.copyOf(ShaclValidator.get().validate(shapes, data).getEntries());
    }
}
