package org.vsekai.backpack.landing;

import java.time.Instant;
import java.util.Optional;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * The manifest of an uploaded scene. Paths are relative to the scene's folder in the landing zone.
 *
 * @param document the scene: .glb, .gltf or .vrm
 * @param capture the {@link Capture} that lists its frames, if it came with any
 */
public record Upload(
        String sceneId,
        String name,
        ItemKind kind,
        String owner,
        Visibility visibility,
        Instant uploadedAt,
        String document,
        Optional<String> capture) {
    public Upload {
        Identifier.check("scene_id", sceneId);
        Require.text("name", name);
        Require.present("kind", kind);
        Identifier.check("owner", owner);
        Require.present("visibility", visibility);
        Require.present("uploaded_at", uploadedAt);
        Require.path("document", document);
        capture.ifPresent(path -> Require.path("capture", path));
    }

    /**
     * The manifest of a JSON text.
     *
     * @throws InvalidLandingException saying what is wrong with which field
     */
    public static Upload read(String json) {
        return LandingJson.read(json, Upload.class);
    }
}
