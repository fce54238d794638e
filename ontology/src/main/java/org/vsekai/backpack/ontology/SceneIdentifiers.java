package org.vsekai.backpack.ontology;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
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

    /** How much of a class an item holds, where this is an item. */
    String holding(String classIri) {
        return scene + "#holds/" + encode(classIri);
    }

    /** What is left of an IRI of this scene: empty for the scene itself, {@code #node/...} for a node. */
    String relative(String iri) {
        return iri.equals(scene) || iri.startsWith(scene + "#") ? iri.substring(scene.length()) : iri;
    }

    /** How people find what an IRI of this scene names: {@code scene}, {@code nodes/} or such and an id; a term is its own. */
    String place(String iri) {
        if (iri.equals(scene)) {
            return "scene";
        }
        if (iri.startsWith(Ontology.NAMESPACE)) {
            return Ontology.PREFIX + ":" + iri.substring(Ontology.NAMESPACE.length());
        }
        for (var place : places().entrySet()) {
            if (iri.startsWith(place.getKey())) {
                return place.getValue() + decode(iri.substring(place.getKey().length()));
            }
        }
        return "a part of the description";
    }

    private Map<String, String> places() {
        var places = new HashMap<>(Map.of(
                node(""), "nodes/",
                camera(""), "cameras/",
                object(""), "objects/",
                frame(""), "frames/",
                detection(""), "detections/",
                inference(""), "inferences/",
                model(""), "models/",
                holding(""), "holdings/"));
        for (var kind : DescribedPart.Kind.values()) {
            places.put(part(kind, ""), placeOf(kind));
        }
        return places;
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
