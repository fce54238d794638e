package org.vsekai.backpack.vision;

/**
 * An axis-aligned rectangle in pixels; x runs right, y down.
 *
 * @param xMinimum left edge
 * @param yMinimum top edge
 * @param xMaximum right edge
 * @param yMaximum bottom edge
 */
public record Box(double xMinimum, double yMinimum, double xMaximum, double yMaximum) {
    public Box {
        if (!(xMinimum <= xMaximum && yMinimum <= yMaximum)
                || !Double.isFinite(xMaximum - xMinimum)
                || !Double.isFinite(yMaximum - yMinimum)) {
            throw new IllegalArgumentException("no box: " + xMinimum + ", " + yMinimum + ", " + xMaximum + ", "
                    + yMaximum + " must be finite and left <= right, top <= bottom");
        }
    }

    /** The box between two opposite corners, whichever they are. */
    static Box between(double x, double y, double otherX, double otherY) {
        return new Box(Math.min(x, otherX), Math.min(y, otherY), Math.max(x, otherX), Math.max(y, otherY));
    }

    public double area() {
        return (xMaximum - xMinimum) * (yMaximum - yMinimum);
    }

    /** The common area over the area of both together: 0 when they do not meet, 1 when they are equal. */
    public double intersectionOverUnion(Box other) {
        double width = Math.min(xMaximum, other.xMaximum) - Math.max(xMinimum, other.xMinimum);
        double height = Math.min(yMaximum, other.yMaximum) - Math.max(yMinimum, other.yMinimum);
        if (width <= 0 || height <= 0) {
            return 0;
        }
        double intersection = width * height;
        return intersection / (area() + other.area() - intersection);
    }

    /** What of it lies in a picture; a box outside becomes one without area on the nearest edge. */
    public Box cutOff(int width, int height) {
        return new Box(
                clamp(xMinimum, width), clamp(yMinimum, height), clamp(xMaximum, width), clamp(yMaximum, height));
    }

    private static double clamp(double value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
