package org.vsekai.backpack.ontology;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.vocabulary.DC;
import org.apache.jena.vocabulary.RDF;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.ItemFeatureRow;
import org.vsekai.backpack.table.ItemRow;
import org.vsekai.backpack.table.Names;
import org.vsekai.backpack.table.QuadRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneObjectRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * Scenes, what models saw in them, and items, as statements in named graphs: each scene's and each item's in a graph of its own, named
 * as the scene or the item is, and what models are in one for all. A statement stands in one graph only, so graphs put together hold
 * none twice. Everything has an IRI: what authors leave without one is given one. The same rows give the same statements. Matrices and
 * other lists of numbers are left to the documents. What does not fit the shapes of record-shapes.ttl is refused. Immutable and
 * thread-safe.
 */
public final class SceneGraph {
    private static final Comparator<QuadRow> ORDER = Comparator.comparing(QuadRow::subject)
            .thenComparing(QuadRow::predicate)
            .thenComparing(QuadRow::object);

    private final String base;

    /**
     * All that is known of a scene.
     *
     * @param frames those of which something is said
     * @param detections in these frames; others are left out
     */
    public record Known(
            SceneRow scene,
            List<CameraRow> cameras,
            List<SceneNodeRow> nodes,
            List<FrameRow> frames,
            List<DetectionRow> detections,
            List<SceneObjectRow> objects) {}

    /**
     * @param base the server's public address, ending in a slash, such as {@code http://127.0.0.1:8080/}: scenes are named by their
     *     addresses below it
     */
    public SceneGraph(String base) {
        this.base = SceneIdentifiers.checkBase(base);
    }

    /** SHA-256 over the shapes that statements are held to, hexadecimal: another value, and other statements may be refused. */
    public static String shapes() {
        return Bundle.digest(Bundle.RECORD_SHAPES, Bundle.CLASSES);
    }

    /** The IRI of a scene and of its graph. */
    public String scene(String sceneId) {
        return SceneIdentifiers.below(base, sceneId).scene();
    }

    /** The IRI of an item and of its graph. */
    public String item(String itemId) {
        return base + "v1/items/" + SceneIdentifiers.encode(itemId);
    }

    /** The IRI of the graph that tells of models. */
    public String models() {
        return base + "v1/models";
    }

    /**
     * What is known of a scene, in the order of subject, predicate and object. What its models are is told by {@link #model}.
     *
     * @throws IllegalArgumentException when a number is not finite
     * @throws InvalidDescriptionException when the scene's description is no JSON-LD, or the statements do not fit their shapes
     */
    public List<QuadRow> of(Known known) {
        var identifiers = SceneIdentifiers.below(base, known.scene().sceneId());
        var statements = statements(known);
        StatementShapes.ofRecords().check(statements, identifiers::place);
        var models =
                statements.listSubjectsWithProperty(RDF.type, Vocabulary.MODEL).toSet();
        return rows(statements, identifiers, models);
    }

    /** The statements about a scene and its models, before they are held to their shapes. */
    Model statements(Known known) {
        var statements = new SceneStatements(
                SceneIdentifiers.below(base, known.scene().sceneId()), SceneStatements.Detail.WITHOUT_LISTS);
        var scene = statements.add(known.scene());
        known.cameras().forEach(camera -> statements.add(scene, camera));
        known.nodes().forEach(node -> statements.add(scene, node));
        known.objects().forEach(object -> statements.add(scene, object));
        statements.add(known.frames(), known.detections());
        return statements.model();
    }

    /**
     * What an item is, what is said of it and what it holds.
     *
     * @throws IllegalArgumentException when a number is not finite
     * @throws InvalidDescriptionException when the statements do not fit their shapes
     */
    public List<QuadRow> of(ItemRow row, ItemFeatureRow features) {
        var iri = item(row.itemId());
        var identifiers = new SceneIdentifiers(iri);
        var statements = statements(row, features);
        StatementShapes.ofRecords().check(statements, other -> other.equals(iri) ? "item" : identifiers.place(other));
        return rows(statements, identifiers, Set.of());
    }

    /** The statements about an item, before they are held to their shapes. */
    Model statements(ItemRow row, ItemFeatureRow features) {
        var model = ModelFactory.createDefaultModel();
        var iri = item(row.itemId());
        var identifiers = new SceneIdentifiers(iri);
        var item = model.createResource(iri, Vocabulary.ITEM)
                .addProperty(RDF.type, SceneStatements.type(row.kind()))
                .addProperty(Vocabulary.property("itemId"), row.itemId())
                .addProperty(Vocabulary.property("name"), row.name())
                .addProperty(Vocabulary.property("owner"), row.owner())
                .addProperty(Vocabulary.property("visibility"), Names.lowerCase(row.visibility()));
        row.sceneId().ifPresent(scene -> item.addProperty(Vocabulary.REPRESENTS, model.createResource(scene(scene))));
        row.classIris().forEach(type -> item.addProperty(Vocabulary.OBJECT_CLASS, model.createResource(type)));
        row.tags().forEach(tag -> item.addProperty(DC.subject, tag));
        for (var said : features.attributes()) {
            item.addProperty(
                    Vocabulary.property(said.attribute()), Attributes.value(model, said.attribute(), said.value()));
        }
        for (var feature : features.features()) {
            var holding = model.createResource(identifiers.holding(feature.classIri()), Vocabulary.HOLDING);
            item.addProperty(Vocabulary.HOLDS, holding);
            holding.addProperty(Vocabulary.OBJECT_CLASS, model.createResource(feature.classIri()))
                    .addProperty(Vocabulary.property("declared"), Values.number(feature.declared()))
                    .addProperty(Vocabulary.property("detected"), Values.number(feature.detected()));
        }
        return model;
    }

    /**
     * What a model is.
     *
     * @throws InvalidDescriptionException when the statements do not fit their shapes
     */
    public List<QuadRow> model(String name, String version, String digest) {
        var model = ModelFactory.createDefaultModel();
        SceneStatements.model(model, name, version, digest);
        StatementShapes.ofRecords().check(model, iri -> "model");
        return rows(model, new SceneIdentifiers(models()), Set.of());
    }

    private static List<QuadRow> rows(Model model, SceneIdentifiers identifiers, Set<Resource> leftOut) {
        var graph = "<" + identifiers.scene() + ">";
        return model.listStatements().toList().stream()
                .filter(statement -> !leftOut.contains(statement.getSubject()))
                .map(statement -> statement.asTriple())
                .map(triple -> new QuadRow(
                        graph,
                        term(triple.getSubject(), identifiers),
                        term(triple.getPredicate(), identifiers),
                        term(triple.getObject(), identifiers)))
                .sorted(ORDER)
                .toList();
    }

    private static String term(Node node, SceneIdentifiers identifiers) {
        return NodeFmtLib.strNT(
                node.isBlank() ? NodeFactory.createURI(identifiers.unnamed(node.getBlankNodeLabel())) : node);
    }
}
