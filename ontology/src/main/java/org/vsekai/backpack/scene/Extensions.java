package org.vsekai.backpack.scene;

import java.util.Set;

/** Which extensions a document may require: those that we read, and those that change neither shape nor place. */
final class Extensions {
    static final String QUANTIZATION = "KHR_mesh_quantization";

    private static final Set<String> KNOWN = Set.of(
            QUANTIZATION,
            "KHR_texture_transform",
            "KHR_lights_punctual",
            "KHR_xmp_json_ld",
            "KHR_xmp",
            "KHR_animation_pointer",
            "VRM");
    private static final Set<String> HARMLESS = Set.of("KHR_materials_", "VRMC_", "OMI_", "GODOT_");

    private Extensions() {}

    /** Refuses a document that cannot be shown without something that we do not know. */
    static void requireKnown(JsonPlace root) {
        for (var place : root.list("extensionsRequired")) {
            var name = place.text();
            if (!KNOWN.contains(name) && HARMLESS.stream().noneMatch(name::startsWith)) {
                throw place.wrong(
                        SceneFault.UNSUPPORTED_EXTENSION, "The document requires the extension \"" + name + "\"");
            }
        }
    }

    static boolean uses(JsonPlace root, String extension) {
        return root.list("extensionsUsed").stream()
                .anyMatch(place -> place.text().equals(extension));
    }
}
