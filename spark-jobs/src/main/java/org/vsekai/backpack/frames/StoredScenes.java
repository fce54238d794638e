package org.vsekai.backpack.frames;

import java.util.Optional;
import org.vsekai.backpack.landing.LandingZone;
import org.vsekai.backpack.scene.Material;
import org.vsekai.backpack.scene.SceneDocument;
import org.vsekai.backpack.scene.SceneLimits;
import org.vsekai.backpack.scene.SceneNode;
import org.vsekai.backpack.scene.SceneReader;
import org.vsekai.backpack.table.SceneRow;

/** The documents of scenes in the landing zone, as far as they may be drawn. Thread-safe. */
final class StoredScenes {
    private final LandingZone landing;
    private final SceneLimits limits;
    private final RenderSettings settings;

    StoredScenes(LandingZone landing, SceneLimits limits, RenderSettings settings) {
        this.landing = landing;
        this.limits = limits;
        this.settings = settings;
    }

    /**
     * The document that a scene was made of.
     *
     * @throws org.vsekai.backpack.scene.InvalidSceneException when it can no longer be read
     * @throws Undrawable when there is nothing or too much to draw, or it is another document now
     */
    SceneDocument document(SceneRow scene) throws Undrawable {
        if (scene.triangleCount() == 0) {
            throw new Undrawable(
                    "no_triangles", "the scene has no triangles, so there is nothing to draw: send frames with it");
        }
        requireAtMost("triangles", scene.triangleCount(), settings.triangles());
        var folder = landing.sceneFolder(scene.sceneId());
        var file = landing.root().resolve(scene.path()).normalize();
        if (!file.startsWith(folder.normalize())) {
            throw new Undrawable("invalid_path", "the scene's path leaves its folder: upload it again");
        }
        var document = new SceneReader(limits).read(file, folder);
        if (!document.contentHash().equals(scene.contentHash())) {
            throw new Undrawable(
                    "changed_document", "the file is not the one that the night before read: upload the scene again");
        }
        requireAtMost("pixels in textures", texturePixels(document), settings.texturePixels());
        return document;
    }

    private static void requireAtMost(String what, long count, long most) throws Undrawable {
        if (count > most) {
            throw new Undrawable(
                    "too_large",
                    "the scene has " + count + " " + what + ", we draw at most " + most
                            + ": make it smaller, or send frames with it");
        }
    }

    /** Of the textures that will be decoded. */
    private static long texturePixels(SceneDocument document) {
        return document.nodes().stream()
                .filter(SceneNode::shown)
                .flatMap(node -> document.mesh(node).stream())
                .flatMap(mesh -> mesh.primitives().stream())
                .map(document::material)
                .map(Material::baseColourTexture)
                .flatMap(Optional::stream)
                .mapToInt(reference -> reference.texture())
                .distinct()
                .mapToObj(document.textures()::get)
                .flatMap(texture -> texture.image().stream())
                .mapToLong(image -> (long) image.width() * image.height())
                .sum();
    }
}
