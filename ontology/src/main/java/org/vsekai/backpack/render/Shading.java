package org.vsekai.backpack.render;

import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.scene.PinholeCamera;

/** Colours, depths and boxes of what is seen. For one picture and one thread. */
final class Shading {
    private static final int OPAQUE = 0xff000000;

    private final List<Surface> surfaces;
    private final Eye eye;
    private final float sun;
    private final float ambient;
    private final int background;
    private final TriangleView view;
    private final Texels texels;
    private final float[] corners = new float[9];

    // The triangle that is being painted, and its surface.
    private int current;
    private int a;
    private int b;
    private int c;
    private float side;
    private float red;
    private float green;
    private float blue;

    Shading(PinholeCamera camera, List<Surface> surfaces, Light light, int background) {
        this.surfaces = surfaces;
        this.eye = new Eye(camera);
        this.sun = (float) light.strength();
        this.ambient = (float) light.ambient();
        this.background = background | OPAQUE;
        this.view = new TriangleView(eye);
        this.texels = new Texels(eye);
    }

    Rendering paint(Coverage coverage, List<String> nodeIds) {
        var argb = new int[eye.width * eye.height];
        var depth = new float[argb.length];
        var node = new int[argb.length];
        var starts = starts();
        var boxes = new BoxMeasure(nodeIds.size());
        int last = -1;
        int p = 0;
        for (int row = 0; row < eye.height; row++) {
            for (int column = 0; column < eye.width; column++, p++) {
                int triangle = coverage.triangles[p];
                if (triangle < 0) {
                    argb[p] = background;
                    depth[p] = Float.POSITIVE_INFINITY;
                    node[p] = -1;
                    continue;
                }
                if (triangle != last) {
                    take(triangle, starts);
                    last = triangle;
                }
                view.look(column, row);
                argb[p] = colour();
                depth[p] = view.depth;
                node[p] = surfaces.get(current).node;
                boxes.add(node[p], column, row);
            }
        }
        return new Rendering(eye.width, eye.height, argb, depth, node, boxes.boxes(nodeIds, coverage.alone));
    }

    /** The number of each surface's first triangle, and how many there are. */
    private int[] starts() {
        var starts = new int[surfaces.size() + 1];
        for (int i = 0; i < surfaces.size(); i++) {
            starts[i + 1] = starts[i] + surfaces.get(i).triangleCount();
        }
        return starts;
    }

    private void take(int triangle, int[] starts) {
        int found = Arrays.binarySearch(starts, triangle);
        // Of surfaces without triangles there are none, so starts differ.
        int index = found >= 0 ? found : -found - 2;
        current = index;
        var surface = surfaces.get(index);
        int number = triangle - starts[index];
        a = surface.indices[3 * number];
        b = surface.indices[3 * number + 1];
        c = surface.indices[3 * number + 2];
        eye.look(surface.positions, 3 * a, corners, 0);
        eye.look(surface.positions, 3 * b, corners, 3);
        eye.look(surface.positions, 3 * c, corners, 6);
        view.take(corners, 0, 3, 6);
        texels.take(surface, number);
        side = view.facing() < 0 ? -1 : 1;
        var base = surface.material.baseColour();
        red = (float) base.red();
        green = (float) base.green();
        blue = (float) base.blue();
    }

    /** Lambert's law in linear light, then sRGB. */
    private int colour() {
        var surface = surfaces.get(current);
        float light = 1;
        if (!surface.material.unlit()) {
            var facing = surface.facing;
            float cosine = view.shareA * facing[a] + view.shareB * facing[b] + view.shareC * facing[c];
            light = ambient + sun * Math.max(0, side * cosine);
        }
        float r = red * light;
        float g = green * light;
        float bl = blue * light;
        if (surface.colours.length > 0) {
            r *= vertexColour(surface.colours, 0);
            g *= vertexColour(surface.colours, 1);
            bl *= vertexColour(surface.colours, 2);
        }
        if (texels.any()) {
            int texel = texels.sample(view);
            r *= Srgb.LINEAR[texel >> 16 & 0xff];
            g *= Srgb.LINEAR[texel >> 8 & 0xff];
            bl *= Srgb.LINEAR[texel & 0xff];
        }
        return OPAQUE | Srgb.encode(r) << 16 | Srgb.encode(g) << 8 | Srgb.encode(bl);
    }

    private float vertexColour(float[] colours, int channel) {
        return view.shareA * colours[4 * a + channel]
                + view.shareB * colours[4 * b + channel]
                + view.shareC * colours[4 * c + channel];
    }
}
