package org.vsekai.backpack.ontology;

import java.util.Map;

/**
 * What a scene's author says of it.
 *
 * @param jsonLd canonical JSON-LD: the same statements give the same text. Its IRIs are relative to the scene's own
 *     address: the scene is the empty one, a node {@code #node/} and its id, percent-encoded with a
 *     tilde for the percent sign; a mesh, a material, an image or an animation so too
 * @param nodeClasses for each node that declares one, by node id, the full IRI of its class
 */
public record SceneDescription(String jsonLd, Map<String, String> nodeClasses) {
    public SceneDescription {
        nodeClasses = Map.copyOf(nodeClasses);
    }
}
