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
    private float density;

    Texels(Eye eye) {
        this.eye = eye;
    }

    /** Takes a triangle that the view has taken already. */
    void take(Surface surface, int triangle, TriangleView view) {
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
        density = (float) density(texture, uv, a, b, c, view, eye);
    }

    /**
     * The square of texels per pixel along an axis, one metre ahead: the mean over both axes. A pixel's share of the
     * surface has depth^3 |normal| / (|determinant| fx fy) square metres, and a square metre has texels * area in
     * texture / |normal|: the normal's length, twice the triangle's area, falls out.
     */
    static double density(PreparedTexture texture, float[] uv, int a, int b, int c, TriangleView view, Eye eye) {
        double u = uv[2 * a];
        double v = uv[2 * a + 1];
        double area = Math.abs((uv[2 * b] - u) * (uv[2 * c + 1] - v) - (uv[2 * c] - u) * (uv[2 * b + 1] - v));
        return texture.texels() * area / (Math.abs(view.facing()) * eye.fx * eye.fy);
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
                density * view.depth * view.depth * view.depth);
    }
}
