package org.vsekai.backpack.landing;

import java.time.Instant;
import java.util.Optional;
import org.vsekai.backpack.table.ItemKind;
import org.vsekai.backpack.table.Visibility;

/**
 * The manifest of an uploaded scene: a document with its files, or one archive that holds them. Paths are relative to the
 * scene's folder in the landing zone.
 *
 * @param document the scene: .glb, .gltf, .vrm or .tscn; none when it came as an archive
 * @param archive the zip that holds the document and what goes with it; none when it came as a document
 * @param capture the {@link Capture} that lists the document's frames, if it came with any; an archive holds its own
 */
public record Upload(
        String sceneId,
        String name,
        ItemKind kind,
        String owner,
        Visibility visibility,
        Instant uploadedAt,
        Optional<String> document,
        Optional<String> archive,
        Optional<String> capture) {
    public Upload {
        Identifier.check("scene_id", sceneId);
        Require.text("name", name);
        Require.present("kind", kind);
        Identifier.check("owner", owner);
        Require.present("visibility", visibility);
        Require.present("uploaded_at", uploadedAt);
        Require.that(
                document.isPresent() != archive.isPresent(), "there must be either a document or an archive, not both");
        Require.that(
                archive.isEmpty() || capture.isEmpty(),
                "capture goes with a document: an archive holds its own inside");
        document.ifPresent(path -> Require.path("document", path));
        archive.ifPresent(path -> Require.path("archive", path));
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
