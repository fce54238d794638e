package org.vsekai.backpack.frames;

import java.io.Serializable;

/**
 * Section {@code backpack.frames.render}.
 *
 * @param width of the pictures of default cameras in pixels
 * @param height of the pictures of default cameras in pixels
 * @param camerasPerScene that take a picture; of more, the first by id
 * @param pixels of one picture
 * @param triangles of a scene, each mesh counted at each node
 * @param texturePixels of all textures of a scene that show
 * @param scenesPerWave scenes whose rows are committed together
 */
record RenderSettings(
        int width, int height, int camerasPerScene, int pixels, int triangles, long texturePixels, int scenesPerWave)
        implements Serializable {
    static final String SECTION = "backpack.frames.render";

    private static final int MOST_PIXELS = 1 << 26;
    private static final int MOST_CAMERAS = 1_000;
    private static final int LARGEST_WAVE = 10_000;

    RenderSettings {
        require("pixels", pixels, MOST_PIXELS);
        if (width < 1 || height < 1 || (long) width * height > pixels) {
            throw new IllegalArgumentException(
                    "width and height must be at least 1, and width times height at most pixels, " + pixels);
        }
        require("cameras-per-scene", camerasPerScene, MOST_CAMERAS);
        require("triangles", triangles, Integer.MAX_VALUE);
        require("texture-pixels", texturePixels, Long.MAX_VALUE);
        require("scenes-per-wave", scenesPerWave, LARGEST_WAVE);
    }

    private static void require(String key, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(key + " must be 1 to " + most);
        }
    }
}
