package org.vsekai.backpack.vision;

import java.util.Arrays;

/**
 * The rectangle of least area around points, turned as it must be: one of its sides lies along a side of their convex hull
 * (Freeman and Shapira 1975). The hull is Andrew's monotone chain (1979).
 *
 * @param ux, uy the direction of its first side, a unit vector; the second side's is (-uy, ux)
 */
record MinimumRectangle(double centreX, double centreY, double first, double second, double ux, double uy) {

    /** Around points x, y, x, y, ...; of one point or several on a line a side is 0. */
    static MinimumRectangle around(int[] points) {
        var hull = hull(points);
        int count = hull.length / 2;
        MinimumRectangle best = null;
        for (int i = 0; i < count; i++) {
            int next = (i + 1) % count;
            double dx = hull[2 * next] - hull[2 * i];
            double dy = hull[2 * next + 1] - hull[2 * i + 1];
            double length = Math.hypot(dx, dy);
            var candidate = length == 0 ? along(hull, 1, 0) : along(hull, dx / length, dy / length);
            if (best == null || candidate.area() < best.area()) {
                best = candidate;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("no points");
        }
        return best;
    }

    private static MinimumRectangle along(int[] hull, double ux, double uy) {
        double firstLeast = Double.POSITIVE_INFINITY;
        double firstMost = Double.NEGATIVE_INFINITY;
        double secondLeast = Double.POSITIVE_INFINITY;
        double secondMost = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < hull.length; i += 2) {
            double first = hull[i] * ux + hull[i + 1] * uy;
            double second = -hull[i] * uy + hull[i + 1] * ux;
            firstLeast = Math.min(firstLeast, first);
            firstMost = Math.max(firstMost, first);
            secondLeast = Math.min(secondLeast, second);
            secondMost = Math.max(secondMost, second);
        }
        double first = (firstLeast + firstMost) / 2;
        double second = (secondLeast + secondMost) / 2;
        return new MinimumRectangle(
                first * ux - second * uy,
                first * uy + second * ux,
                firstMost - firstLeast,
                secondMost - secondLeast,
                ux,
                uy);
    }

    /** The convex hull's corners, none on a side between two others. */
    private static int[] hull(int[] points) {
        int count = points.length / 2;
        var order = new long[count];
        for (int i = 0; i < count; i++) {
            // by x, then by y; y shifted so that it sorts as it should
            order[i] = ((long) points[2 * i] << 32) | (points[2 * i + 1] - (long) Integer.MIN_VALUE);
        }
        Arrays.sort(order);
        var hull = new int[4 * count + 4];
        int size = 0;
        for (int i = 0; i < count; i++) {
            size = push(hull, size, 0, order[i]);
        }
        int lower = size - 1;
        for (int i = count - 2; i >= 0; i--) {
            size = push(hull, size, lower, order[i]);
        }
        return Arrays.copyOf(hull, 2 * Math.max(1, size - 1));
    }

    private static int push(int[] hull, int size, int floor, long point) {
        int x = (int) (point >> 32);
        int y = (int) ((point & 0xffffffffL) + Integer.MIN_VALUE);
        int kept = size;
        while (kept >= floor + 2 && turn(hull, kept, x, y) <= 0) {
            kept--;
        }
        hull[2 * kept] = x;
        hull[2 * kept + 1] = y;
        return kept + 1;
    }

    private static long turn(int[] hull, int size, int x, int y) {
        int from = 2 * (size - 2);
        long ax = (long) hull[from + 2] - hull[from];
        long ay = (long) hull[from + 3] - hull[from + 1];
        return ax * (y - hull[from + 1]) - ay * (x - hull[from]);
    }

    double area() {
        return first * second;
    }

    double shorterSide() {
        return Math.min(first, second);
    }

    /** Grown by a distance to all sides. */
    MinimumRectangle grown(double distance) {
        return new MinimumRectangle(centreX, centreY, first + 2 * distance, second + 2 * distance, ux, uy);
    }

    /** Its corners clockwise, beginning with the upper one of the two at the left. */
    Quadrilateral corners() {
        double ax = ux * first / 2;
        double ay = uy * first / 2;
        double bx = -uy * second / 2;
        double by = ux * second / 2;
        var corners = new double[][] {
            {centreX - ax - bx, centreY - ay - by},
            {centreX + ax - bx, centreY + ay - by},
            {centreX + ax + bx, centreY + ay + by},
            {centreX - ax + bx, centreY - ay + by}
        };
        return clockwise(corners);
    }

    /** Four corners in the order of a quadrilateral. */
    static Quadrilateral clockwise(double[][] corners) {
        var sorted = corners.clone();
        Arrays.sort(sorted, (one, other) -> Double.compare(one[0], other[0]));
        boolean isFirstUpper = sorted[0][1] <= sorted[1][1];
        boolean isThirdUpper = sorted[2][1] <= sorted[3][1];
        var topLeft = sorted[isFirstUpper ? 0 : 1];
        var bottomLeft = sorted[isFirstUpper ? 1 : 0];
        var topRight = sorted[isThirdUpper ? 2 : 3];
        var bottomRight = sorted[isThirdUpper ? 3 : 2];
        return new Quadrilateral(
                topLeft[0],
                topLeft[1],
                topRight[0],
                topRight[1],
                bottomRight[0],
                bottomRight[1],
                bottomLeft[0],
                bottomLeft[1]);
    }
}
