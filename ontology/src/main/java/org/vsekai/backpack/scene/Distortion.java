package org.vsekai.backpack.scene;

/**
 * How a lens bends what a pinhole would show: OpenCV's radial and tangential model (Brown 1966), on coordinates x to
 * the right and y down, divided by the depth. Immutable.
 *
 * @param k1 radial, of the squared distance from the axis
 * @param k2 radial, of its square
 * @param p1 tangential
 * @param p2 tangential
 * @param k3 radial, of its cube
 */
public record Distortion(double k1, double k2, double p1, double p2, double k3) {
    /** A lens that does not distort. */
    public static final Distortion NONE = new Distortion(0, 0, 0, 0, 0);

    private static final int MOST_STEPS = 50;
    private static final int FOLD_SAMPLES = 32;
    /** In parts of the focal length: far below a thousandth of a pixel. */
    private static final double TOLERANCE = 1e-12;

    public Distortion {
        if (!(Double.isFinite(k1)
                && Double.isFinite(k2)
                && Double.isFinite(p1)
                && Double.isFinite(p2)
                && Double.isFinite(k3))) {
            throw new IllegalArgumentException("the coefficients of a lens must be finite");
        }
    }

    /** Whether the lens shows things where they are. */
    public boolean isNone() {
        return k1 == 0 && k2 == 0 && p1 == 0 && p2 == 0 && k3 == 0;
    }

    /** Where a point that an ideal lens shows at (x, y) is shown. */
    Point distorted(double x, double y) {
        double r2 = x * x + y * y;
        double radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
        return new Point(
                x * radial + 2 * p1 * x * y + p2 * (r2 + 2 * x * x),
                y * radial + p1 * (r2 + 2 * y * y) + 2 * p2 * x * y);
    }

    /**
     * Where an ideal lens would show what is shown at (u, v): Newton's method from there, damped while a step makes it
     * worse.
     *
     * @throws ArithmeticException when it finds no such place: beyond a turning point of the polynomial there is none
     */
    Point undistorted(double u, double v) {
        if (isNone()) {
            return new Point(u, v);
        }
        double x = u;
        double y = v;
        double error = error(x, y, u, v);
        for (int step = 0; step < MOST_STEPS && error > TOLERANCE; step++) {
            var move = newtonStep(x, y, u, v);
            double part = 1;
            double next = error(x + move.x, y + move.y, u, v);
            while (!(next < error) && part > 1e-4) {
                part /= 2;
                next = error(x + part * move.x, y + part * move.y, u, v);
            }
            if (!(next < error)) {
                break;
            }
            x += part * move.x;
            y += part * move.y;
            error = next;
        }
        if (!(error <= TOLERANCE * Math.max(1, Math.hypot(u, v))) || foldsWithin(x * x + y * y)) {
            throw new ArithmeticException("no ray goes through " + u + ", " + v + " of a lens with " + this);
        }
        return new Point(x, y);
    }

    /**
     * Whether the lens turns back on its way out to a squared radius: beyond, the polynomial means nothing, though it
     * may have roots.
     */
    private boolean foldsWithin(double squaredRadius) {
        for (int i = 1; i <= FOLD_SAMPLES; i++) {
            double r2 = squaredRadius * i / FOLD_SAMPLES;
            if (!(1 + r2 * (3 * k1 + r2 * (5 * k2 + r2 * 7 * k3)) > 0)) {
                return true;
            }
        }
        return false;
    }

    private double error(double x, double y, double u, double v) {
        var shown = distorted(x, y);
        return Math.hypot(shown.x - u, shown.y - v);
    }

    private Point newtonStep(double x, double y, double u, double v) {
        var shown = distorted(x, y);
        double r2 = x * x + y * y;
        double radial = 1 + r2 * (k1 + r2 * (k2 + r2 * k3));
        double slope = 2 * (k1 + r2 * (2 * k2 + 3 * r2 * k3));
        double xx = radial + x * x * slope + 2 * p1 * y + 6 * p2 * x;
        double xy = x * y * slope + 2 * p1 * x + 2 * p2 * y;
        double yy = radial + y * y * slope + 6 * p1 * y + 2 * p2 * x;
        double determinant = xx * yy - xy * xy;
        double dx = u - shown.x;
        double dy = v - shown.y;
        return new Point((yy * dx - xy * dy) / determinant, (xx * dy - xy * dx) / determinant);
    }

    /** x and y over the depth. */
    record Point(double x, double y) {}
}
