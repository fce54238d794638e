package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Property;
import org.apache.jena.rdf.model.Resource;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.DetectionRow;
import org.vsekai.backpack.table.FrameRow;
import org.vsekai.backpack.table.SceneNodeRow;
import org.vsekai.backpack.table.SceneRow;

/**
 * Scenes, what models saw in them, and items, as JSON-LD documents that people can read: the same text for the same rows, in
 * whichever order they come. Detections are SOSA observations that PROV-O activities of a model generated. Immutable
 * and thread-safe; linear in the number of rows.
 */
public final class SceneDocuments {
    private static final Terms TERMS = Terms.ofBundledContext();
    private static final Set<Property> OWNING = Set.of(
            Vocabulary.HAS_CAMERA,
            Vocabulary.HAS_NODE,
            Vocabulary.HAS_PART,
            Vocabulary.HAS_ACTIVITY,
            Vocabulary.HAS_FRAME,
            Vocabulary.HAS_OBSERVATION,
            Vocabulary.HOLDS,
            Vocabulary.WAS_ASSOCIATED_WITH);
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build()
            .writerWithDefaultPrettyPrinter();

    private final String base;

    /**
     * @param base the server's public address, ending in a slash, such as {@code http://127.0.0.1:8080/}: scenes are
     *     named by their addresses below it
     */
    public SceneDocuments(String base) {
        this.base = SceneIdentifiers.checkBase(base);
    }

    /**
     * A scene with its description, its cameras and its nodes.
     *
     * @throws InvalidDescriptionException when the row's description is no JSON-LD
     * @throws IllegalArgumentException when a number is not finite
     */
    public String sceneDocument(SceneRow scene, List<CameraRow> cameras, List<SceneNodeRow> nodes) {
        return write(sceneResource(scene, cameras, nodes));
    }

    /**
     * What models saw in a scene: its frames, each with its observations. Detections of frames that are not given are
     * left out.
     *
     * @throws IllegalArgumentException when a number is not finite
     */
    public String detectionsDocument(String sceneId, List<FrameRow> frames, List<DetectionRow> detections) {
        return write(detectionsResource(sceneId, frames, detections));
    }

    /**
     * What the authors of several scenes say of them, in one document: statements as they are, prefixes made equal by what they stand for.
     *
     * @throws InvalidDescriptionException when a row's description is no JSON-LD
     */
    public String descriptionsDocument(List<SceneRow> scenes) {
        var descriptions = new TreeMap<String, String>();
        scenes.forEach(scene ->
                descriptions.put(SceneIdentifiers.below(base, scene.sceneId()).scene(), scene.description()));
        return MergedDescriptions.of(descriptions, OWNING);
    }

    /** The IRI of an item: its address. */
    public String item(String itemId) {
        return new SceneGraph(base).item(itemId);
    }

    /**
     * An item with what is said of it and what it holds.
     *
     * @param graph the statements of the item's graph; stores spell numbers in forms of their own
     */
    public String itemDocument(Model graph, String itemId) {
        var statements = ModelFactory.createDefaultModel();
        graph.listStatements()
                .forEach(statement -> statements.add(
                        statement.getSubject(), statement.getPredicate(), Values.canonical(statement.getObject())));
        return write(statements.getResource(item(itemId)));
    }

    /** The statements that {@link #sceneDocument} writes; the resource is the scene. */
    Resource sceneResource(SceneRow scene, List<CameraRow> cameras, List<SceneNodeRow> nodes) {
        var statements =
                new SceneStatements(SceneIdentifiers.below(base, scene.sceneId()), SceneStatements.Detail.WITH_LISTS);
        var resource = statements.add(scene);
        cameras.forEach(camera -> statements.add(resource, camera));
        nodes.forEach(node -> statements.add(resource, node));
        return resource;
    }

    /** The statements that {@link #detectionsDocument} writes; the resource is the set of observations. */
    Resource detectionsResource(String sceneId, List<FrameRow> frames, List<DetectionRow> detections) {
        return new SceneStatements(SceneIdentifiers.below(base, sceneId), SceneStatements.Detail.WITH_LISTS)
                .add(frames, detections);
    }

    private static String write(Resource resource) {
        var document = JsonNodeFactory.instance.objectNode().put("@context", JsonLd.CONTEXT_ADDRESS);
        ObjectNode body = new CompactWriter(TERMS, OWNING, iri -> iri).write(resource);
        try {
            return JSON.writeValueAsString(document.setAll(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
