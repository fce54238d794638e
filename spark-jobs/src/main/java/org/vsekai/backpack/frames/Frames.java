package org.vsekai.backpack.frames;

import org.vsekai.backpack.pipeline.Pipeline;

/** The stages that see to it that there are frames worth looking at. */
public final class Frames {
    private Frames() {}

    /** The stages. */
    public static Pipeline pipeline() {
        return new Pipeline("frames", new RenderFrames(), new FilterFrames());
    }
}
