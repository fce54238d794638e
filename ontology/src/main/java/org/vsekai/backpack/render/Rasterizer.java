package org.vsekai.backpack.render;

import org.vsekai.backpack.scene.PinholeCamera;
import org.vsekai.backpack.scene.SceneDocument;

/**
 * Draws scenes on the processor: depth buffer, perspective-correct textures, Lambert's law, alpha masks, and what is
 * blended sorted by depth in each pixel (the nearest sixteen layers). A pixel shows, as far as node and depth go, the
 * nearest thing that is at least half opaque there. There are no shadows, no lights of the document's own and no
 * distortion by the lens. Immutable and thread-safe.
 *
 * @param light that falls on every scene
 * @param background sRGB colour where nothing is, 0xRRGGBB
 */
public record Rasterizer(Light light, int background) {
    private static final int SKY = 0x8fb1e6;

    /** A rasterizer with the usual light and a sky. */
    public Rasterizer() {
        this(Light.usual(), SKY);
    }

    /**
     * Decodes and skins a scene once, for many pictures.
     *
     * @throws org.vsekai.backpack.scene.InvalidSceneException when a texture cannot be decoded
     */
    public PreparedScene prepare(SceneDocument document) {
        return PreparedScene.of(document, light, background);
    }

    /**
     * A picture of a scene.
     *
     * @throws org.vsekai.backpack.scene.InvalidSceneException when a texture cannot be decoded
     */
    public Rendering render(SceneDocument document, PinholeCamera camera) {
        return prepare(document).render(camera);
    }
}
