package org.vsekai.backpack.ontology;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.landing.Identifier;

/** The IRIs of a scene and of what belongs to it: addresses below the scene's own. */
record SceneIdentifiers(String scene) {

    static SceneIdentifiers below(String base, String sceneId) {
        return new SceneIdentifiers(base + "v1/scenes/" + Identifier.check("scene_id", sceneId));
    }

    String node(String nodeId) {
        return scene + "#node/" + encode(nodeId);
    }

    String camera(String cameraId) {
        return scene + "#camera/" + encode(cameraId);
    }

    String detections() {
        return scene + "/detections";
    }

    String frame(String frameId) {
        return detections() + "#frame/" + encode(frameId);
    }

    String detection(String detectionId) {
        return detections() + "#detection/" + encode(detectionId);
    }

    String inference(String modelDigest) {
        return detections() + "#inference/" + encode(modelDigest);
    }

    static String model(String modelDigest) {
        return "urn:sha256:" + encode(modelDigest);
    }

    /** What is left of an IRI of this scene: empty for the scene itself, {@code #node/...} for a node. */
    String relative(String iri) {
        return iri.equals(scene) || iri.startsWith(scene + "#") ? iri.substring(scene.length()) : iri;
    }

    /** How people find what an IRI of this scene names: {@code scene}, {@code nodes/} and an id, or a part of them. */
    String place(String iri) {
        if (iri.equals(scene)) {
            return "scene";
        }
        var nodes = node("");
        return iri.startsWith(nodes)
                ? "nodes/" + URLDecoder.decode(iri.substring(nodes.length()).replace('~', '%'), StandardCharsets.UTF_8)
                : "a part of the description";
    }

    /**
     * Percent-encoding with a tilde for the percent sign: Titanium decodes percent-encoded fragments when it resolves
     * relative IRIs, which would leave a space in an IRI.
     */
    private static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace('%', '~');
    }
}
