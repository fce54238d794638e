package org.vsekai.backpack.render;

import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.scene.PinholeCamera;

/**
 * Which triangle is seen in each pixel, by a depth buffer. Pixels belong to a triangle when their middle does;
 * corners are rounded to 1/256 of a pixel, and edges are compared exactly, so triangles that share an edge neither
 * overlap nor leave a gap (top-left rule). For one picture and one thread.
 */
final class Coverage {
    private static final int MOST_SIDE = 1 << 14;
    private static final int NONE = -1;

    final Eye eye;
    /** The triangle seen in each pixel, counted through all surfaces; -1 where nothing is. */
    final int[] triangles;
    /** How many pixels each node would cover alone. */
    final int[] alone;

    private final List<Surface> surfaces;
    /** One over the metres ahead of what is seen in each pixel. */
    private final float[] nearness;
    /** The node that was drawn last at each pixel, seen or not. */
    private final int[] touched;

    private final Corners corners;
    private final TriangleView view;
    private final Alpha alpha;

    // The surface and the triangle that are being drawn.
    private int node;
    private int triangle;
    private boolean masked;

    Coverage(PinholeCamera camera, List<Surface> surfaces, int nodes) {
        if (camera.width() > MOST_SIDE || camera.height() > MOST_SIDE) {
            throw new IllegalArgumentException("a picture must be at most " + MOST_SIDE + " pixels wide and high, not "
                    + camera.width() + " x " + camera.height());
        }
        this.eye = new Eye(camera);
        this.surfaces = surfaces;
        this.triangles = new int[camera.width() * camera.height()];
        this.nearness = new float[triangles.length];
        this.touched = new int[triangles.length];
        this.alone = new int[nodes];
        this.corners = new Corners(
                eye, surfaces.stream().mapToInt(Surface::vertexCount).max().orElse(0));
        this.view = new TriangleView(eye);
        this.alpha = new Alpha(eye, view);
    }

    /** Draws everything. */
    void scan() {
        Arrays.fill(triangles, NONE);
        Arrays.fill(touched, NONE);
        Arrays.fill(nearness, (float) (1 / eye.far));
        int first = 0;
        for (var surface : surfaces) {
            node = surface.node;
            masked = surface.cutoff > 0;
            corners.take(surface.positions);
            if (!corners.allOutside()) {
                scan(surface, first);
            }
            first += surface.triangleCount();
        }
    }

    private void scan(Surface surface, int first) {
        boolean oneSided = !surface.material.doubleSided();
        var indices = surface.indices;
        for (int t = 0; t < surface.triangleCount(); t++) {
            int a = indices[3 * t];
            int b = indices[3 * t + 1];
            int c = indices[3 * t + 2];
            if (corners.outside(a, b, c)) {
                continue;
            }
            view.take(corners.camera, 3 * a, 3 * b, 3 * c);
            if (view.facing() == 0 || (oneSided && view.facing() < 0)) {
                continue;
            }
            if (masked) {
                alpha.take(surface, t);
            }
            triangle = first + t;
            if (corners.mustBeClipped(a, b, c)) {
                scanClipped(corners.clip(a, b, c));
            } else {
                scan(corners.x[a], corners.y[a], corners.x[b], corners.y[b], corners.x[c], corners.y[c]);
            }
        }
    }

    /** A clipped triangle is a convex polygon: a fan of triangles. */
    private void scanClipped(int count) {
        for (int i = 2; i < count; i++) {
            scan(
                    corners.clippedX[0],
                    corners.clippedY[0],
                    corners.clippedX[i - 1],
                    corners.clippedY[i - 1],
                    corners.clippedX[i],
                    corners.clippedY[i]);
        }
    }

    /** Corners in 1/256 pixels. */
    private void scan(int x0, int y0, int x1, int y1, int x2, int y2) {
        long area = (long) (x1 - x0) * (y2 - y0) - (long) (x2 - x0) * (y1 - y0);
        if (area > 0) {
            scanOrdered(x0, y0, x1, y1, x2, y2);
        } else if (area < 0) {
            scanOrdered(x0, y0, x2, y2, x1, y1);
        }
    }

    private void scanOrdered(int x0, int y0, int x1, int y1, int x2, int y2) {
        // The first row whose middle is not above the triangle, and the last whose middle is above its lower end.
        int top = Math.max(0, (Math.min(y0, Math.min(y1, y2)) + 127) >> 8);
        int bottom = Math.min(eye.height, (Math.max(y0, Math.max(y1, y2)) + 127) >> 8);
        if (top >= bottom) {
            return;
        }
        // Along an edge, (middle of row, x) satisfies column = edge / (256 dy): whole numbers below 2^53, so that
        // rounding the quotient is exact.
        double edge0 = edge(x0, y0, x1, y1, top);
        double edge1 = edge(x1, y1, x2, y2, top);
        double edge2 = edge(x2, y2, x0, y0, top);
        double nearnessRight = view.nearnessRight();
        double nearnessDown = view.nearnessDown();
        double start = view.nearness() + 0.5 * nearnessRight + (top + 0.5) * nearnessDown;
        for (int row = top; row < bottom; row++) {
            int from =
                    Math.max(0, Math.max(left(edge0, y1 - y0), Math.max(left(edge1, y2 - y1), left(edge2, y0 - y2))));
            int to = Math.min(
                    eye.width, Math.min(right(edge0, y1 - y0), Math.min(right(edge1, y2 - y1), right(edge2, y0 - y2))));
            if (from < to) {
                double value = start + from * nearnessRight;
                if (masked) {
                    drawMasked(row, from, to, value, nearnessRight);
                } else {
                    draw(row * eye.width + from, row * eye.width + to, value, nearnessRight);
                }
            }
            edge0 += 256.0 * (x1 - x0);
            edge1 += 256.0 * (x2 - x1);
            edge2 += 256.0 * (x0 - x2);
            start += nearnessDown;
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

    private void draw(int from, int to, double start, double growth) {
        int alonePixels = 0;
        double value = start;
        for (int p = from; p < to; p++) {
            if (touched[p] != node) {
                touched[p] = node;
                alonePixels++;
            }
            float near = (float) value;
            if (near > nearness[p]) {
                nearness[p] = near;
                triangles[p] = triangle;
            }
            value += growth;
        }
        alone[node] += alonePixels;
    }

    private void drawMasked(int row, int from, int to, double start, double growth) {
        double value = start;
        for (int column = from; column < to; column++, value += growth) {
            int p = row * eye.width + column;
            float near = (float) value;
            boolean nearer = near > nearness[p];
            if ((nearer || touched[p] != node) && alpha.isThere(column, row)) {
                if (touched[p] != node) {
                    touched[p] = node;
                    alone[node]++;
                }
                if (nearer) {
                    nearness[p] = near;
                    triangles[p] = triangle;
                }
            }
        }
    }
}
