package org.vsekai.backpack.ontology;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;

/**
 * What an author's statements may say: of our own vocabulary the classes, in whichever of the three forms, and the attributes, and
 * nothing about classes themselves. Used by one thread.
 */
final class StatementRules {
    private static final Set<String> CLOSED_NAMESPACES = Set.of(
            Ontology.NAMESPACE, VrmMetadata.NAMESPACE, RDFS.getURI(), OWL.getURI(), "http://www.w3.org/ns/shacl#");
    private static final Set<Resource> SCENE_TYPES =
            Set.of(Vocabulary.SCENE, Vocabulary.ITEM, Vocabulary.MAP, Vocabulary.AVATAR, Vocabulary.PROP);

    private final Ontology ontology;
    private final Model model;
    private final SceneIdentifiers identifiers;

    StatementRules(Ontology ontology, Model model, SceneIdentifiers identifiers) {
        this.ontology = ontology;
        this.model = model;
        this.identifiers = identifiers;
    }

    /**
     * Refuses what an author may not say, and turns every form of naming a class into {@code bp:objectClass}.
     *
     * @throws InvalidDescriptionException for the first statement, in a fixed order, that is not allowed
     */
    void apply() {
        for (var statement : statements()) {
            var property = statement.getPredicate();
            if (property.equals(RDF.type)) {
                applyToType(statement);
            } else if (property.equals(Vocabulary.OBJECT_CLASS)) {
                applyToClass(statement);
            } else if (isClosed(property) && !Attributes.bundled().names(property)) {
                throw reserved(statement, property);
            }
        }
    }

    private List<Statement> statements() {
        var statements = model.listStatements().toList();
        statements.sort(Comparator.comparing(Statement::toString));
        return statements;
    }

    private void applyToType(Statement statement) {
        var subject = statement.getSubject();
        var type = statement.getResource();
        if (!isClosed(type)) {
            return;
        }
        boolean scene = subject.hasURI(identifiers.scene()) && SCENE_TYPES.contains(type);
        boolean node = type.equals(Vocabulary.NODE) && !subject.hasURI(identifiers.scene()) && subject.isURIResource();
        if (scene || node) {
            return;
        }
        if (!subject.isURIResource() || isRecord(type)) {
            throw reserved(statement, type);
        }
        model.remove(statement);
        model.add(subject, Vocabulary.OBJECT_CLASS, type);
    }

    private void applyToClass(Statement statement) {
        var value = statement.getObject();
        if (value.isLiteral()) {
            var text = value.asLiteral().getString();
            if (text.startsWith(Ontology.PREFIX + ":") || ontology.isClass(text)) {
                model.remove(statement);
                model.add(statement.getSubject(), Vocabulary.OBJECT_CLASS, model.createResource(ontology.expand(text)));
            }
        }
    }

    /** Whether a class of our vocabulary is one of what the platform records, not one of objects. */
    private boolean isRecord(Resource type) {
        return ontology.model().contains(type, RDF.type, (RDFNode) null) && !ontology.isClass(type.getURI());
    }

    private InvalidDescriptionException reserved(Statement statement, Resource term) {
        return InvalidDescriptionException.reservedTerm(
                identifiers.place(String.valueOf(statement.getSubject().getURI())), ontology.compact(term.getURI()));
    }

    private static boolean isClosed(Resource term) {
        return term.isURIResource() && CLOSED_NAMESPACES.stream().anyMatch(term.getURI()::startsWith);
    }
}
