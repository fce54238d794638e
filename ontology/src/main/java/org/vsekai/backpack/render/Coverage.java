package org.vsekai.backpack.render;

import java.util.List;

/**
 * Which triangle is seen in each pixel, by a depth buffer, and which are seen through. Pixels belong to a triangle
 * when their middle does; corners are rounded to 1/256 of a pixel, and edges are compared exactly, so triangles that
 * share an edge neither overlap nor leave a gap (top-left rule). What is computed for a pixel depends on the triangle
 * and the pixel alone, so it is the same whoever draws it. For one picture and one thread.
 */
final class Coverage {
    /** Triangles that are so few pixels wide and high are drawn pixel by pixel, in whole numbers of 32 bits. */
    private static final int SMALL = 16;

    /** What is blended is what a pixel shows where it is at least half opaque. */
    static final float HALF = 0.5f;

    private static final float OPAQUE = 254.5f / 255;

    /** Pixels that the triangles of any picture may cover, each counted for itself: some five seconds. */
    private static final long COVERED = 1L << 32;
    /** In large pictures so many times the picture. */
    private static final long TIMES = 4096;
    /** How many opaque pixels one costs that must be looked up in a texture or sorted. */
    private static final int NOT_OPAQUE = 16;

    /** Whether triangles are seen from behind. */
    enum Sides {
        AS_THE_MATERIAL_SAYS,
        BOTH
    }

    /** How many pixels each node would cover alone. */
    final int[] alone;

    final Layers layers;

    private final Picture picture;
    private final Eye eye;
    private final List<Surface> surfaces;
    private final Strips strips;
    private final Sides sides;
    private final Corners corners;
    private final TriangleView view;
    private final Alpha alpha;

    // The surface and the triangle that are being drawn.
    private int node;
    private int triangle;
    private Drawn drawn = Drawn.OPAQUE;
    private float cutoff;

    private final long mostCovered;
    private long covered;

    // One over the metres ahead at the middle of pixel (0, 0), and its growth.
    private double near;
    private double nearRight;
    private double nearDown;

    /** How a surface's triangles come into the picture. */
    private enum Drawn {
        OPAQUE,
        MASKED,
        BLENDED
    }

    Coverage(Picture picture, List<Surface> surfaces, int nodes, Strips strips, Sides sides) {
        this.picture = picture;
        this.eye = picture.eye;
        this.surfaces = surfaces;
        this.strips = strips;
        this.sides = sides;
        this.alone = new int[nodes];
        this.layers = new Layers(picture.pixels());
        this.corners = new Corners(
                eye, surfaces.stream().mapToInt(Surface::vertexCount).max().orElse(0));
        this.view = new TriangleView(eye);
        this.alpha = new Alpha(eye, view);
        this.mostCovered = Math.max(COVERED, TIMES * picture.pixels());
    }

    /** Draws everything, node by node: pixels that each would cover alone are counted once only so. */
    void scan() {
        int first = 0;
        for (var surface : surfaces) {
            corners.take(surface.positions);
            if (!corners.allOutside()) {
                scan(surface, first);
            }
            first += surface.triangleCount();
        }
    }

    private void scan(Surface surface, int first) {
        node = surface.node;
        cutoff = surface.cutoff;
        drawn = surface.blended ? Drawn.BLENDED : cutoff > 0 ? Drawn.MASKED : Drawn.OPAQUE;
        boolean oneSided = sides == Sides.AS_THE_MATERIAL_SAYS && !surface.material.doubleSided();
        var indices = surface.indices;
        int count = surface.triangleCount();
        for (int t = 0; t < count; t++) {
            int a = indices[3 * t];
            int b = indices[3 * t + 1];
            int c = indices[3 * t + 2];
            if (corners.outside(a, b, c)) {
                continue;
            }
            triangle = first + t;
            if (corners.mustBeClipped(a, b, c)) {
                scanClipped(surface, t, oneSided);
            } else {
                scan(surface, t, oneSided);
            }
        }
    }

    /** A triangle whose corners are all in reach. Rows grow downwards, so the front's corners turn the other way. */
    private void scan(Surface surface, int t, boolean oneSided) {
        int a = surface.indices[3 * t];
        int b = surface.indices[3 * t + 1];
        int c = surface.indices[3 * t + 2];
        int x0 = corners.x[a];
        int y0 = corners.y[a];
        int x1 = corners.x[b];
        int y1 = corners.y[b];
        int x2 = corners.x[c];
        int y2 = corners.y[c];
        long area = (long) (x1 - x0) * (y2 - y0) - (long) (x2 - x0) * (y1 - y0);
        if (area == 0 || (oneSided && area > 0)) {
            return;
        }
        int top = strips.first(first(Math.min(y0, Math.min(y1, y2))));
        int bottom = Math.min(eye.height, first(Math.max(y0, Math.max(y1, y2))));
        int left = first(Math.min(x0, Math.min(x1, x2)));
        int right = Math.min(eye.width, first(Math.max(x0, Math.max(x1, x2))));
        if (top >= bottom || left >= right || !take(surface, t)) {
            return;
        }
        // Both ways round, the corners are taken in the order that has the inside to the right of each edge.
        int xb = area > 0 ? x1 : x2;
        int yb = area > 0 ? y1 : y2;
        int xc = area > 0 ? x2 : x1;
        int yc = area > 0 ? y2 : y1;
        boolean small = right - left <= SMALL && bottom - top <= SMALL && isWithin(x0, y0, x1, y1, x2, y2);
        if (small) {
            drawSmall(x0, y0, xb, yb, xc, yc, left, right, top, bottom);
        } else {
            drawRows(x0, y0, xb, yb, xc, yc, top, bottom);
        }
    }

    /** What the picture cuts off may be far larger than what is left of it. */
    private static boolean isWithin(int x0, int y0, int x1, int y1, int x2, int y2) {
        int most = 256 * (SMALL + 2);
        return Math.abs(x1 - x0) < most
                && Math.abs(x2 - x0) < most
                && Math.abs(y1 - y0) < most
                && Math.abs(y2 - y0) < most
                && Math.abs(x2 - x1) < most
                && Math.abs(y2 - y1) < most;
    }

    /** A clipped triangle is a convex polygon: a fan of triangles. */
    private void scanClipped(Surface surface, int t, boolean oneSided) {
        if (!take(surface, t) || (oneSided && view.facing() < 0)) {
            return;
        }
        int a = surface.indices[3 * t];
        int b = surface.indices[3 * t + 1];
        int c = surface.indices[3 * t + 2];
        int count = corners.clip(a, b, c);
        var x = corners.clippedX;
        var y = corners.clippedY;
        for (int i = 2; i < count; i++) {
            long area = (long) (x[i - 1] - x[0]) * (y[i] - y[0]) - (long) (x[i] - x[0]) * (y[i - 1] - y[0]);
            int second = area > 0 ? i - 1 : i;
            int third = area > 0 ? i : i - 1;
            int top = strips.first(first(Math.min(y[0], Math.min(y[i - 1], y[i]))));
            int bottom = Math.min(eye.height, first(Math.max(y[0], Math.max(y[i - 1], y[i]))));
            if (area != 0 && top < bottom) {
                drawRows(x[0], y[0], x[second], y[second], x[third], y[third], top, bottom);
            }
        }
    }

    /** The first row or column of the picture whose middle is not before a place in 1/256 pixels. */
    private static int first(int place) {
        return Math.max(0, (place + 127) >> 8);
    }

    /** Makes a triangle ready for its pixels; false where it is seen from its edge. */
    private boolean take(Surface surface, int t) {
        int a = surface.indices[3 * t];
        int b = surface.indices[3 * t + 1];
        int c = surface.indices[3 * t + 2];
        view.take(corners.camera, 3 * a, 3 * b, 3 * c);
        if (view.facing() == 0) {
            return false;
        }
        if (drawn != Drawn.OPAQUE) {
            alpha.take(surface, t);
        }
        double factor = 1 / view.facing();
        nearRight = view.nearnessRight() * factor;
        nearDown = view.nearnessDown() * factor;
        near = view.nearness() * factor + 0.5 * nearRight + 0.5 * nearDown;
        return true;
    }

    /**
     * Looks at each pixel of a small triangle: it is inside where it is to the right of all edges, or on one that
     * rises or runs along the top.
     */
    private void drawSmall(int x0, int y0, int x1, int y1, int x2, int y2, int left, int right, int top, int bottom) {
        int px = 256 * left + 128;
        int py = 256 * top + 128;
        int edge0 = (x1 - x0) * (py - y0) - (y1 - y0) * (px - x0) - excluded(x1 - x0, y1 - y0);
        int edge1 = (x2 - x1) * (py - y1) - (y2 - y1) * (px - x1) - excluded(x2 - x1, y2 - y1);
        int edge2 = (x0 - x2) * (py - y2) - (y0 - y2) * (px - x2) - excluded(x0 - x2, y0 - y2);
        int right0 = (y0 - y1) << 8;
        int right1 = (y1 - y2) << 8;
        int right2 = (y2 - y0) << 8;
        int row = top;
        while (row < bottom) {
            int e0 = edge0;
            int e1 = edge1;
            int e2 = edge2;
            int from = left;
            while (from < right && (e0 | e1 | e2) < 0) {
                e0 += right0;
                e1 += right1;
                e2 += right2;
                from++;
            }
            int to = from;
            while (to < right && (e0 | e1 | e2) >= 0) {
                e0 += right0;
                e1 += right1;
                e2 += right2;
                to++;
            }
            draw(row, from, to);
            int next = strips.next(row);
            edge0 += (next - row) * ((x1 - x0) << 8);
            edge1 += (next - row) * ((x2 - x1) << 8);
            edge2 += (next - row) * ((x0 - x2) << 8);
            row = next;
        }
    }

    private static int excluded(int along, int down) {
        return down < 0 || (down == 0 && along > 0) ? 0 : 1;
    }

    private void drawRows(int x0, int y0, int x1, int y1, int x2, int y2, int top, int bottom) {
        // Along an edge, (middle of row, x) satisfies column = edge / (256 dy): whole numbers below 2^53, so that
        // rounding the quotient is exact.
        double edge0 = edge(x0, y0, x1, y1, top);
        double edge1 = edge(x1, y1, x2, y2, top);
        double edge2 = edge(x2, y2, x0, y0, top);
        int row = top;
        while (row < bottom) {
            int from =
                    Math.max(0, Math.max(left(edge0, y1 - y0), Math.max(left(edge1, y2 - y1), left(edge2, y0 - y2))));
            int to = Math.min(
                    eye.width, Math.min(right(edge0, y1 - y0), Math.min(right(edge1, y2 - y1), right(edge2, y0 - y2))));
            draw(row, from, to);
            int next = strips.next(row);
            double rows = 256.0 * (next - row);
            edge0 += rows * (x1 - x0);
            edge1 += rows * (x2 - x1);
            edge2 += rows * (x0 - x2);
            row = next;
        }
    }

    private static double edge(int x0, int y0, int x1, int y1, int row) {
        return (double) (x0 - 128) * (y1 - y0) + (double) (256 * row + 128 - y0) * (x1 - x0);
    }

    /** The first column inside an edge that rises: its own pixels are inside. */
    private static int left(double edge, int down) {
        return down < 0 ? (int) Math.ceil(edge / (256.0 * down)) : Integer.MIN_VALUE;
    }

    /** The first column beyond an edge that falls: its own pixels are beyond. */
    private static int right(double edge, int down) {
        return down > 0 ? (int) Math.ceil(edge / (256.0 * down)) : Integer.MAX_VALUE;
    }

    private void draw(int row, int from, int to) {
        if (from >= to) {
            return;
        }
        covered += (long) (to - from) * (drawn == Drawn.OPAQUE ? 1 : NOT_OPAQUE);
        if (covered > mostCovered) {
            throw new TooMuchToDrawException(mostCovered);
        }
        switch (drawn) {
            case OPAQUE -> drawOpaque(row, from, to);
            case MASKED -> drawMasked(row, from, to);
            case BLENDED -> drawBlended(row, from, to);
        }
    }

    private void drawOpaque(int row, int from, int to) {
        var touched = picture.touched;
        var nearness = picture.nearness;
        var triangles = picture.triangles;
        float farthest = picture.farthest;
        double start = near + row * nearDown;
        double right = nearRight;
        int thisNode = node;
        int end = row * eye.width + to;
        int alonePixels = 0;
        double column = from;
        for (int p = row * eye.width + from; p < end; p++) {
            float value = (float) (start + column * right);
            column++;
            if (touched[p] != thisNode && value > farthest) {
                touched[p] = thisNode;
                alonePixels++;
            }
            if (value > nearness[p]) {
                nearness[p] = value;
                triangles[p] = triangle;
            }
        }
        alone[thisNode] += alonePixels;
    }

    private void drawMasked(int row, int from, int to) {
        double start = near + row * nearDown;
        for (int column = from; column < to; column++) {
            int p = row * eye.width + column;
            float value = (float) (start + column * nearRight);
            boolean nearer = value > picture.nearness[p];
            if (value > picture.farthest && (nearer || picture.touched[p] != node) && alpha.at(column, row) >= cutoff) {
                touch(p);
                if (nearer) {
                    picture.nearness[p] = value;
                    picture.triangles[p] = triangle;
                }
            }
        }
    }

    private void drawBlended(int row, int from, int to) {
        double start = near + row * nearDown;
        for (int column = from; column < to; column++) {
            int p = row * eye.width + column;
            float value = (float) (start + column * nearRight);
            boolean nearer = value > picture.nearness[p];
            if (value > picture.farthest && (nearer || picture.touched[p] != node)) {
                float opacity = alpha.at(column, row);
                if (opacity >= HALF) {
                    touch(p);
                }
                if (nearer && opacity >= OPAQUE) {
                    picture.nearness[p] = value;
                    picture.triangles[p] = triangle;
                } else if (nearer && opacity > 0) {
                    layers.add(p, triangle, value, opacity);
                }
            }
        }
    }

    private void touch(int p) {
        if (picture.touched[p] != node) {
            picture.touched[p] = node;
            alone[node]++;
        }
    }
}
