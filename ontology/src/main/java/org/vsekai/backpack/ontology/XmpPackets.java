package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.Resource;
import org.vsekai.backpack.scene.DescribedPart;

/**
 * Reads the metadata packets of a glTF document's {@code KHR_xmp_json_ld}: checks the extension's own rules, expands
 * the packets by Jena, validates them by SHACL and merges them into one description. Thread-safe.
 */
public final class XmpPackets {
    static final int MOST_PACKETS = 10_000;
    static final int LONGEST_DESCRIPTION = 4 << 20;

    /** Stands for the scene's address while its packets are expanded; relative IRIs take it out again. */
    private static final SceneIdentifiers SCENE = new SceneIdentifiers("https://backpack.invalid/scene");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Ontology ontology;
    private final StatementShapes shapes;

    public XmpPackets(Ontology ontology) {
        this.ontology = ontology;
        this.shapes = StatementShapes.ofDescriptions(ontology);
    }

    /**
     * The description of a scene.
     *
     * @param packets the extension's {@code packets}, in the document's order; all are checked, also those that
     *     nothing refers to
     * @param scenePackets the packets that the {@code asset} and the {@code scene} refer to, in this order: what a
     *     later one says of a property takes the place of what the former said, as the extension has it
     * @param nodePackets the packet of each node that refers to one, by node id
     * @throws InvalidDescriptionException for the first thing that is wrong; for all that does not fit the shapes
     */
    public SceneDescription describe(
            List<JsonNode> packets, List<Integer> scenePackets, Map<String, Integer> nodePackets) {
        return describe(packets, scenePackets, nodePackets, List.of(), JsonNodeFactory.instance.objectNode());
    }

    /**
     * The description of a scene whose meshes, materials, images or animations are described too.
     *
     * @param packets the extension's {@code packets}, in the document's order; all are checked, also those that
     *     nothing refers to
     * @param scenePackets the packets that the {@code asset} and the {@code scene} refer to, in this order
     * @param nodePackets the packet of each node that refers to one, by node id
     * @param parts what else refers to one
     * @param extensions the document's extensions, of which VRM's says things of the scene, too
     * @throws InvalidDescriptionException for the first thing that is wrong; for all that does not fit the shapes
     */
    public SceneDescription describe(
            List<JsonNode> packets,
            List<Integer> scenePackets,
            Map<String, Integer> nodePackets,
            List<DescribedPart> parts,
            JsonNode extensions) {
        if (packets.size() > MOST_PACKETS) {
            throw InvalidDescriptionException.tooMuch("packets", "their number", MOST_PACKETS);
        }
        var rules = new PacketRules();
        var model = statements(packets, scenePackets, nodePackets, parts, rules);
        var scene = model.createResource(SCENE.scene());
        VrmMetadata.add(extensions, scene);
        shapes.check(model, SCENE::place);
        return new SceneDescription(write(scene, rules.prefixes()), nodeClasses(model, nodePackets.keySet()));
    }

    /** What the packets say, held to all rules but the shapes. */
    Model statements(
            List<JsonNode> packets,
            List<Integer> scenePackets,
            Map<String, Integer> nodePackets,
            List<DescribedPart> parts,
            PacketRules rules) {
        for (int i = 0; i < packets.size(); i++) {
            rules.check(packets.get(i), "packets/" + i);
        }
        var model = JsonLd.parse(together(packets, scenePackets, nodePackets, parts, rules.prefixes()), SCENE.scene());
        new StatementRules(ontology, model, SCENE).apply();
        var scene = model.createResource(SCENE.scene(), Vocabulary.SCENE);
        for (var nodeId : nodePackets.keySet()) {
            scene.addProperty(Vocabulary.HAS_NODE, model.createResource(SCENE.node(nodeId), Vocabulary.NODE));
        }
        for (var part : parts) {
            var type = Vocabulary.part(part.kind());
            scene.addProperty(Vocabulary.HAS_PART, model.createResource(SCENE.part(part.kind(), part.id()), type));
        }
        return model;
    }

    /** One JSON-LD document in which each packet stands once for each thing that refers to it. */
    private static String together(
            List<JsonNode> packets,
            List<Integer> scenePackets,
            Map<String, Integer> nodePackets,
            List<DescribedPart> parts,
            Map<String, String> prefixes) {
        var document = JsonNodeFactory.instance.objectNode();
        var context = document.putObject("@context");
        prefixes.forEach(context::put);
        var graph = document.putArray("@graph");
        int size = 0;
        var scene = graph.addObject();
        for (int packet : scenePackets) {
            scene.setAll(about(SCENE.scene(), packet, packets, "scene"));
        }
        var bodies = new ArrayList<ObjectNode>();
        new TreeMap<>(nodePackets)
                .forEach((node, packet) -> bodies.add(about(SCENE.node(node), packet, packets, "nodes/" + node)));
        parts.forEach(part -> bodies.add(about(
                SCENE.part(part.kind(), part.id()),
                part.packet(),
                packets,
                SceneIdentifiers.placeOf(part.kind()) + part.id())));
        for (var body : bodies) {
            size += body.toString().length();
            if (size > LONGEST_DESCRIPTION) {
                throw InvalidDescriptionException.tooMuch(
                        "nodes", "the length of all descriptions", LONGEST_DESCRIPTION);
            }
            graph.add(body);
        }
        return document.toString();
    }

    private static ObjectNode about(String subject, int packet, List<JsonNode> packets, String place) {
        if (packet < 0 || packet >= packets.size()) {
            throw InvalidDescriptionException.missingPacket(place, packet, packets.size());
        }
        var body = JsonNodeFactory.instance.objectNode().put("@id", subject);
        packets.get(packet).properties().forEach(entry -> {
            if (!Set.of("@context", "@id").contains(entry.getKey())) {
                body.set(entry.getKey(), entry.getValue());
            }
        });
        return body;
    }

    private static String write(Resource scene, Map<String, String> prefixes) {
        var byNamespace = new TreeMap<String, String>();
        prefixes.forEach((prefix, namespace) -> byNamespace.merge(namespace, prefix, (one, other) -> one));
        var body = new CompactWriter(
                        Terms.ofPrefixes(byNamespace),
                        Set.of(Vocabulary.HAS_NODE, Vocabulary.HAS_PART),
                        SCENE::relative)
                .write(scene);
        var document = JsonNodeFactory.instance.objectNode();
        var context = document.putObject("@context");
        var used = body.toString();
        prefixes.forEach((prefix, namespace) -> {
            if (used.contains("\"" + prefix + ":")) {
                context.put(prefix, namespace);
            }
        });
        try {
            return JSON.writeValueAsString(document.setAll(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> nodeClasses(Model model, Set<String> nodeIds) {
        var classes = new TreeMap<String, String>();
        for (var nodeId : nodeIds) {
            var statement = model.getResource(SCENE.node(nodeId)).getProperty(Vocabulary.OBJECT_CLASS);
            if (statement != null && ontology.isClass(statement.getResource().getURI())) {
                classes.put(nodeId, statement.getResource().getURI());
            }
        }
        return classes;
    }
}
