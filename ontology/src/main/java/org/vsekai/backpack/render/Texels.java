package org.vsekai.backpack.render;

import org.jspecify.annotations.Nullable;

/** The texture of one triangle at its pixels. For one thread; taken for triangle after triangle. */
final class Texels {
    private final Eye eye;
    private @Nullable PreparedTexture texture;
    private float uA;
    private float vA;
    private float uB;
    private float vB;
    private float uC;
    private float vC;
    /** Texels per pixel, one metre ahead. */
    private float density;

    Texels(Eye eye) {
        this.eye = eye;
    }

    void take(Surface surface, int triangle) {
        var uv = surface.coordinates;
        texture = uv.length == 0 ? null : surface.texture;
        if (texture == null) {
            return;
        }
        int a = surface.indices[3 * triangle];
        int b = surface.indices[3 * triangle + 1];
        int c = surface.indices[3 * triangle + 2];
        uA = uv[2 * a];
        vA = uv[2 * a + 1];
        uB = uv[2 * b];
        vB = uv[2 * b + 1];
        uC = uv[2 * c];
        vC = uv[2 * c + 1];
        double textureArea = Math.abs((double) (uB - uA) * (vC - vA) - (double) (uC - uA) * (vB - vA));
        double worldArea = area(surface.positions, 3 * a, 3 * b, 3 * c);
        density = worldArea > 0 ? (float) (Math.sqrt(texture.texels() * textureArea / worldArea) / eye.fx) : 0;
    }

    /** Twice the area of a triangle in square metres. */
    private static double area(float[] p, int a, int b, int c) {
        double bx = p[b] - p[a];
        double by = p[b + 1] - p[a + 1];
        double bz = p[b + 2] - p[a + 2];
        double cx = p[c] - p[a];
        double cy = p[c + 1] - p[a + 1];
        double cz = p[c + 2] - p[a + 2];
        double x = by * cz - bz * cy;
        double y = bz * cx - bx * cz;
        double z = bx * cy - by * cx;
        return Math.sqrt(x * x + y * y + z * z);
    }

    boolean any() {
        return texture != null;
    }

    /** The sRGB colour where the view looks; white without texture. */
    int sample(TriangleView view) {
        if (texture == null) {
            return -1;
        }
        return texture.sample(
                view.shareA * uA + view.shareB * uB + view.shareC * uC,
                view.shareA * vA + view.shareB * vB + view.shareC * vC,
                density * view.depth);
    }
}
