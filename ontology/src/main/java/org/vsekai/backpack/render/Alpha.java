package org.vsekai.backpack.render;

import org.jspecify.annotations.Nullable;

/** How opaque a triangle is at a pixel. For one thread; taken for triangle after triangle. */
final class Alpha {
    private final TriangleView view;
    private final Texels texels;
    private @Nullable Surface surface;
    private int triangle;

    Alpha(Eye eye, TriangleView view) {
        this.view = view;
        this.texels = new Texels(eye);
    }

    /** Takes a triangle that the view has taken already. */
    void take(Surface ofTriangle, int number) {
        surface = ofTriangle;
        triangle = number;
        texels.take(ofTriangle, number, view);
    }

    /** From 0, not there, to 1. */
    float at(int column, int row) {
        if (surface == null) {
            return 0;
        }
        view.look(column, row);
        float alpha = (float) surface.material.baseColour().alpha();
        if (texels.any()) {
            alpha *= (texels.sample(view) >>> 24) / 255f;
        }
        if (surface.colours.length > 0) {
            var colours = surface.colours;
            alpha *= view.shareA * colours[4 * surface.indices[3 * triangle] + 3]
                    + view.shareB * colours[4 * surface.indices[3 * triangle + 1] + 3]
                    + view.shareC * colours[4 * surface.indices[3 * triangle + 2] + 3];
        }
        return alpha;
    }
}
