package org.vsekai.backpack.ontology;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.reasoner.ReasonerRegistry;
import org.apache.jena.vocabulary.RDFS;
import org.vsekai.backpack.table.ClassAncestorRow;

/**
 * Which class is above which, by Jena's transitive reasoner; how many steps above, by a breadth-first walk over the
 * stated subclass relations. Used once, while the ontology is loaded.
 */
final class ClassHierarchy {
    private static final Comparator<ClassAncestorRow> ORDER = Comparator.comparing(ClassAncestorRow::classIri)
            .thenComparing(ClassAncestorRow::depth)
            .thenComparing(ClassAncestorRow::ancestorIri);

    private final Model stated;
    private final String root;

    ClassHierarchy(Model stated, String root) {
        this.stated = stated;
        this.root = root;
    }

    /**
     * Each class below the root with itself and every class above it.
     *
     * @throws IllegalStateException when a class lies above itself
     */
    List<ClassAncestorRow> closure() {
        var reasoned = ModelFactory.createInfModel(ReasonerRegistry.getTransitiveReasoner(), stated);
        var rows = new ArrayList<ClassAncestorRow>();
        for (var below : reasoned.listSubjectsWithProperty(RDFS.subClassOf, stated.getResource(root))
                .toList()) {
            var steps = steps(below.getURI());
            for (var above :
                    reasoned.listObjectsOfProperty(below, RDFS.subClassOf).toList()) {
                var ancestor = above.asResource().getURI();
                rows.add(new ClassAncestorRow(below.getURI(), ancestor, depth(below, ancestor, steps)));
            }
        }
        rows.sort(ORDER);
        refuseCycles(rows);
        return List.copyOf(rows);
    }

    private static int depth(Resource below, String ancestor, Map<String, Integer> steps) {
        var depth = steps.get(ancestor);
        if (depth == null) {
            throw new IllegalStateException(below + " is below " + ancestor + ", but by no stated subclass relation");
        }
        return depth;
    }

    private Map<String, Integer> steps(String iri) {
        var steps = new HashMap<String, Integer>();
        Set<String> level = Set.of(iri);
        for (int depth = 0; !level.isEmpty(); depth++) {
            var next = new HashSet<String>();
            for (var reached : level) {
                if (steps.putIfAbsent(reached, depth) == null) {
                    next.addAll(parents(reached));
                }
            }
            level = next;
        }
        return steps;
    }

    private List<String> parents(String iri) {
        return stated.listObjectsOfProperty(stated.getResource(iri), RDFS.subClassOf)
                .mapWith(parent -> parent.asResource().getURI())
                .toList();
    }

    private static void refuseCycles(List<ClassAncestorRow> rows) {
        var strict = new HashSet<List<String>>();
        for (var row : rows) {
            if (row.depth() > 0) {
                strict.add(List.of(row.classIri(), row.ancestorIri()));
            }
        }
        for (var pair : strict) {
            if (strict.contains(List.of(pair.get(1), pair.get(0)))) {
                throw new IllegalStateException(pair.get(0) + " and " + pair.get(1) + " lie above each other");
            }
        }
    }
}
