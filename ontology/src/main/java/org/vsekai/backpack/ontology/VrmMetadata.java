package org.vsekai.backpack.ontology;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;

/**
 * What a VRM avatar's {@code meta} says of it, as statements: a property for each field, called as there. Sources:
 * VRMC_vrm 1.0, meta.md; VRM 0.0, schema/vrm.meta.schema.json. Pictures are left out.
 */
final class VrmMetadata {
    static final String NAMESPACE = "https://backpack.vsekai.org/ns/v1/vrm#";

    private static final int MOST_VALUES = 100;
    private static final List<String> EXTENSIONS = List.of("VRMC_vrm", "VRM");
    private static final List<String> PICTURES = List.of("thumbnailImage", "texture");

    private VrmMetadata() {}

    /**
     * Adds what the extensions of a glTF document say of its avatar.
     *
     * @throws InvalidDescriptionException for a value that is neither a text, a truth nor a list of texts, or is too long
     */
    static void add(JsonNode extensions, Resource scene) {
        for (var extension : EXTENSIONS) {
            var meta = extensions.path(extension).path("meta");
            meta.properties().stream()
                    .filter(field -> !PICTURES.contains(field.getKey()))
                    .forEach(field -> add(
                            scene,
                            field.getKey(),
                            field.getValue(),
                            "extensions/" + extension + "/meta/" + field.getKey()));
        }
    }

    private static void add(Resource scene, String name, JsonNode value, String place) {
        if (!name.matches("[A-Za-z][A-Za-z0-9]{0,63}")) {
            throw InvalidDescriptionException.wrongType(place, "no field of VRM", "one of letters and digits");
        }
        if (value.isArray()) {
            if (value.size() > MOST_VALUES) {
                throw InvalidDescriptionException.tooMuch(place, "the number of values", MOST_VALUES);
            }
            value.forEach(element -> add(scene, name, text(element, place)));
        } else {
            add(scene, name, text(value, place));
        }
    }

    /** VRM 0.x writes an empty text where nothing is said. */
    private static void add(Resource scene, String name, String text) {
        if (!text.isBlank()) {
            scene.addProperty(ResourceFactory.createProperty(NAMESPACE, name), Values.text(text));
        }
    }

    private static String text(JsonNode value, String place) {
        if (!value.isTextual() && !value.isBoolean() && !value.isNumber()) {
            throw InvalidDescriptionException.wrongType(place, "no text and no truth", "one, as VRM has it");
        }
        if (value.asText().length() > PacketRules.LONGEST_TEXT) {
            throw InvalidDescriptionException.tooMuch(place, "the length of the text", PacketRules.LONGEST_TEXT);
        }
        return value.asText();
    }
}
