package org.vsekai.backpack.vision;

/**
 * Four corners in pixels, clockwise from the top left as the text in it is read; x runs right, y down.
 *
 * @param x0 the first corner, and so on
 */
public record Quadrilateral(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
    /** The upper side's length, or the lower one's where that is longer. */
    double width() {
        return Math.max(Math.hypot(x0 - x1, y0 - y1), Math.hypot(x2 - x3, y2 - y3));
    }

    /** The left side's length, or the right one's where that is longer. */
    double height() {
        return Math.max(Math.hypot(x0 - x3, y0 - y3), Math.hypot(x1 - x2, y1 - y2));
    }

    /** Each coordinate times a factor, plus a shift, kept within 0 to a limit. */
    Quadrilateral moved(double xFactor, double xShift, double xLimit, double yFactor, double yShift, double yLimit) {
        return new Quadrilateral(
                clamp(x0 * xFactor + xShift, xLimit),
                clamp(y0 * yFactor + yShift, yLimit),
                clamp(x1 * xFactor + xShift, xLimit),
                clamp(y1 * yFactor + yShift, yLimit),
                clamp(x2 * xFactor + xShift, xLimit),
                clamp(y2 * yFactor + yShift, yLimit),
                clamp(x3 * xFactor + xShift, xLimit),
                clamp(y3 * yFactor + yShift, yLimit));
    }

    private static double clamp(double value, double limit) {
        return Math.max(0, Math.min(limit, value));
    }
}
