package org.vsekai.backpack.render;

/**
 * The corners of one surface's triangles as the camera sees them, and triangles cut where they leave what can be
 * computed. For one thread; taken for surface after surface.
 */
final class Corners {
    /** So far beyond the picture corners may be, in pixels, before triangles are clipped. */
    private static final double MARGIN = 4096;

    private static final int LEFT = 1;
    private static final int RIGHT = 2;
    private static final int ABOVE = 4;
    private static final int BELOW = 8;
    private static final int TOO_NEAR = 16;
    private static final int TOO_FAR = 32;
    private static final int BEYOND_MARGIN = 64;
    private static final int OUTSIDE = LEFT | RIGHT | ABOVE | BELOW | TOO_NEAR | TOO_FAR;
    private static final int PLANES = 5;
    /** Each plane adds half of the corners at most, whatever rounding does: 3, 4, 6, 9, 13, 19. */
    private static final int MOST_CLIPPED = 19;

    /** Right, up, ahead of each corner, metres. */
    final float[] camera;
    /** Columns and rows of each corner in 1/256 pixels; of those that need no clipping. */
    final int[] x;

    final int[] y;
    /** The corners of the polygon that {@link #clip} left. */
    final int[] clippedX = new int[MOST_CLIPPED];

    final int[] clippedY = new int[MOST_CLIPPED];

    private final Eye eye;
    private final byte[] codes;
    private int common;
    private double[] polygon = new double[3 * MOST_CLIPPED];
    private double[] cut = new double[3 * MOST_CLIPPED];

    Corners(Eye eye, int most) {
        this.eye = eye;
        camera = new float[3 * most];
        x = new int[most];
        y = new int[most];
        codes = new byte[most];
    }

    /** Takes the vertices of a surface: x, y, z of each in the world. */
    void take(float[] positions) {
        common = OUTSIDE;
        for (int v = 0; v < positions.length / 3; v++) {
            eye.look(positions, 3 * v, camera, 3 * v);
            int code = place(v);
            codes[v] = (byte) code;
            common &= code;
        }
    }

    private int place(int v) {
        double ahead = camera[3 * v + 2];
        double right = eye.cx * ahead + eye.fx * camera[3 * v];
        double down = eye.cy * ahead - eye.fy * camera[3 * v + 1];
        int code = right < 0 ? LEFT : right > eye.width * ahead ? RIGHT : 0;
        code |= down < 0 ? ABOVE : down > eye.height * ahead ? BELOW : 0;
        if (ahead < eye.near) {
            return code | TOO_NEAR;
        }
        double perMetre = 1 / ahead;
        double column = right * perMetre;
        double row = down * perMetre;
        if (column < -MARGIN || column > eye.width + MARGIN || row < -MARGIN || row > eye.height + MARGIN) {
            return code | BEYOND_MARGIN | (ahead > eye.far ? TOO_FAR : 0);
        }
        x[v] = fixed(column);
        y[v] = fixed(row);
        return code | (ahead > eye.far ? TOO_FAR : 0);
    }

    /** To 1/256, halves up; the sum is above 0, so the cast rounds down. */
    private static int fixed(double pixels) {
        return (int) (pixels * 256 + (0.5 + (1 << 22))) - (1 << 22);
    }

    /** Whether all corners are beyond the same edge of what the camera sees. */
    boolean allOutside() {
        return common != 0;
    }

    boolean outside(int a, int b, int c) {
        return (codes[a] & codes[b] & codes[c] & OUTSIDE) != 0;
    }

    boolean mustBeClipped(int a, int b, int c) {
        return ((codes[a] | codes[b] | codes[c]) & (TOO_NEAR | BEYOND_MARGIN)) != 0;
    }

    /**
     * Cuts a triangle at the near plane and at the margin around the picture (I. Sutherland and G. Hodgman, "Reentrant
     * polygon clipping", 1974).
     *
     * @return how many corners are left
     */
    int clip(int a, int b, int c) {
        int count = 3;
        for (int k = 0; k < 3; k++) {
            polygon[k] = camera[3 * a + k];
            polygon[3 + k] = camera[3 * b + k];
            polygon[6 + k] = camera[3 * c + k];
        }
        for (int plane = 0; plane < PLANES && count > 0; plane++) {
            count = clip(plane, count);
            var kept = polygon;
            polygon = cut;
            cut = kept;
        }
        for (int i = 0; i < count; i++) {
            double ahead = polygon[3 * i + 2];
            clippedX[i] = fixed(eye.cx + eye.fx * polygon[3 * i] / ahead);
            clippedY[i] = fixed(eye.cy - eye.fy * polygon[3 * i + 1] / ahead);
        }
        return count;
    }

    private int clip(int plane, int count) {
        int left = 0;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            double here = distance(plane, 3 * i);
            double there = distance(plane, 3 * next);
            if (here >= 0) {
                System.arraycopy(polygon, 3 * i, cut, 3 * left++, 3);
            }
            if (here >= 0 != there >= 0) {
                // Always from inside to outside, so that neighbours are cut at the same point.
                int inside = here >= 0 ? i : next;
                int outside = here >= 0 ? next : i;
                double share = Math.max(here, there) / (Math.max(here, there) - Math.min(here, there));
                for (int k = 0; k < 3; k++) {
                    double from = polygon[3 * inside + k];
                    cut[3 * left + k] = from + share * (polygon[3 * outside + k] - from);
                }
                left++;
            }
        }
        return left;
    }

    private double distance(int plane, int at) {
        double ahead = polygon[at + 2];
        return switch (plane) {
            case 0 -> ahead - eye.near;
            case 1 -> eye.fx * polygon[at] + (eye.cx + MARGIN) * ahead;
            case 2 -> (eye.width + MARGIN - eye.cx) * ahead - eye.fx * polygon[at];
            case 3 -> (eye.cy + MARGIN) * ahead - eye.fy * polygon[at + 1];
            default -> (eye.height + MARGIN - eye.cy) * ahead + eye.fy * polygon[at + 1];
        };
    }
}
