package org.vsekai.backpack.ontology;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.vsekai.backpack.landing.Identifier;
import org.vsekai.backpack.scene.DescribedPart;

/** The IRIs of a scene and of what belongs to it: addresses below the scene's own. */
record SceneIdentifiers(String scene) {

    /** Gives an address back below which scenes can be named. */
    static String checkBase(String base) {
        if (!base.matches("https?://[^\\s\"<>#?]+/")) {
            throw new IllegalArgumentException("\"" + base + "\" is no address that ends in a slash");
        }
        return base;
    }

    static SceneIdentifiers below(String base, String sceneId) {
        return new SceneIdentifiers(base + "v1/scenes/" + Identifier.check("scene_id", sceneId));
    }

    String node(String nodeId) {
        return scene + "#node/" + encode(nodeId);
    }

    String camera(String cameraId) {
        return scene + "#camera/" + encode(cameraId);
    }

    String part(DescribedPart.Kind kind, String id) {
        return scene + "#" + kind.word() + "/" + encode(id);
    }

    String object(String objectId) {
        return scene + "#object/" + encode(objectId);
    }

    /** Of a thing that the author's description gives no IRI (RDF 1.1, section 3.5: skolemization). */
    String unnamed(String label) {
        return scene + "#unnamed/" + encode(label);
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

    /** How people find what an IRI of this scene names: {@code scene}, {@code nodes/} or such and an id. */
    String place(String iri) {
        if (iri.equals(scene)) {
            return "scene";
        }
        var nodes = node("");
        if (iri.startsWith(nodes)) {
            return "nodes/" + decode(iri.substring(nodes.length()));
        }
        for (var kind : DescribedPart.Kind.values()) {
            var parts = part(kind, "");
            if (iri.startsWith(parts)) {
                return placeOf(kind) + decode(iri.substring(parts.length()));
            }
        }
        return "a part of the description";
    }

    /** How the place of a part begins, as its list is called in glTF. */
    static String placeOf(DescribedPart.Kind kind) {
        return switch (kind) {
            case MESH -> "meshes/";
            case MATERIAL -> "materials/";
            case IMAGE -> "images/";
            case ANIMATION -> "animations/";
        };
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace('~', '%'), StandardCharsets.UTF_8);
    }

    /**
     * Percent-encoding with a tilde for the percent sign: Titanium decodes percent-encoded fragments when it resolves
     * relative IRIs, which would leave a space in an IRI.
     */
    static String encode(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace('%', '~');
    }
}
