package org.vsekai.backpack.scene;

import java.util.Optional;

/**
 * A picture and what is beyond its edges.
 *
 * @param image none where the document gives the picture only in a format that an extension brings
 */
public record Texture(Optional<SceneImage> image, Wrap wrapU, Wrap wrapV) {
    /** What is beyond an edge. */
    public enum Wrap {
        REPEAT,
        CLAMP_TO_EDGE,
        MIRRORED_REPEAT
    }
}
