package org.vsekai.backpack.render;

import java.util.Arrays;
import java.util.List;

/**
 * What must be known of triangles to paint their pixels, kept for those that were asked for last, as the rows of a
 * picture meet the same ones again and again. Each quantity f is N / D, both linear over the picture: growth a pixel
 * right, growth a pixel down, value at the picture's corner (see {@link TriangleView}). For one thread.
 */
final class Planes {
    static final int DOWN = 1;
    static final int CORNER = 2;

    /** D itself; the metres ahead are {@link #DEPTH} / D. */
    static final int DIVISOR = 0;

    /** Cosine of the angle between the side that is seen and the way to the sun. */
    static final int FACING = 3;

    static final int U = 6;
    static final int V = 9;
    static final int RED = 12;
    static final int GREEN = 15;
    static final int BLUE = 18;
    static final int DEPTH = 21;
    /** See {@link Texels#density}; below 0 without texture. */
    static final int DENSITY = 22;

    private static final int NUMBERS = 24;
    private static final int SLOTS = 1 << 10;

    /** The numbers of all triangles that are kept. */
    final double[] values = new double[SLOTS * NUMBERS];

    private final Eye eye;
    private final List<Surface> surfaces;
    private final int[] starts;
    private final TriangleView view;
    private final float[] corners = new float[9];
    private final int[] kept = new int[SLOTS];
    private final Surface[] surfaceOf = new Surface[SLOTS];
    private int current;

    Planes(Eye eye, List<Surface> surfaces, int[] starts) {
        this.eye = eye;
        this.surfaces = surfaces;
        this.starts = starts;
        this.view = new TriangleView(eye);
        Arrays.fill(kept, Picture.NONE);
    }

    /** Where a triangle's numbers begin in {@link #values}. */
    int of(int triangle) {
        int slot = triangle & SLOTS - 1;
        if (kept[slot] != triangle) {
            kept[slot] = triangle;
            surfaceOf[slot] = take(triangle, slot * NUMBERS);
        }
        return slot * NUMBERS;
    }

    /** The surface of the triangle whose numbers begin there. */
    Surface surface(int at) {
        return surfaceOf[at / NUMBERS];
    }

    private Surface take(int triangle, int at) {
        if (triangle < starts[current] || triangle >= starts[current + 1]) {
            int found = Arrays.binarySearch(starts, triangle);
            // Of surfaces without triangles there are none, so starts differ.
            current = found >= 0 ? found : -found - 2;
        }
        var surface = surfaces.get(current);
        int number = triangle - starts[current];
        int a = surface.indices[3 * number];
        int b = surface.indices[3 * number + 1];
        int c = surface.indices[3 * number + 2];
        eye.look(surface.positions, 3 * a, corners, 0);
        eye.look(surface.positions, 3 * b, corners, 3);
        eye.look(surface.positions, 3 * c, corners, 6);
        view.take(corners, 0, 3, 6);
        values[at + DIVISOR] = view.nearnessRight();
        values[at + DIVISOR + DOWN] = view.nearnessDown();
        values[at + DIVISOR + CORNER] = view.nearness();
        values[at + DEPTH] = view.facing();
        double side = view.facing() < 0 ? -1 : 1;
        put(at + FACING, side * surface.facing[a], side * surface.facing[b], side * surface.facing[c]);
        values[at + DENSITY] = -1;
        if (surface.texture != null && surface.coordinates.length > 0) {
            var uv = surface.coordinates;
            put(at + U, uv[2 * a], uv[2 * b], uv[2 * c]);
            put(at + V, uv[2 * a + 1], uv[2 * b + 1], uv[2 * c + 1]);
            values[at + DENSITY] = Texels.density(surface.texture, uv, a, b, c, view, eye);
        }
        if (surface.colours.length > 0) {
            var colours = surface.colours;
            for (int k = 0; k < 3; k++) {
                put(at + RED + 3 * k, colours[4 * a + k], colours[4 * b + k], colours[4 * c + k]);
            }
        }
        return surface;
    }

    private void put(int at, double a, double b, double c) {
        values[at] = view.sumRight(a, b, c);
        values[at + DOWN] = view.sumDown(a, b, c);
        values[at + CORNER] = view.sumCorner(a, b, c);
    }
}
