package org.vsekai.backpack.scene;

/** A rotation as glTF stores it: x, y, z, w with length 1. */
public record Quaternion(double x, double y, double z, double w) {
    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    /** Of opposite directions: less of the half turn's cosine is rounding. */
    private static final double LEAST_SUM = 1e-12;

    /** Turns by an angle in radians about an axis of length 1, counter-clockwise seen from the axis's end. */
    public static Quaternion about(Vector3 axis, double angle) {
        double sine = Math.sin(angle / 2);
        return new Quaternion(axis.x() * sine, axis.y() * sine, axis.z() * sine, Math.cos(angle / 2));
    }

    /**
     * Turns the axes of a camera at {@code eye} so that it looks at {@code target} with +Y as near to up as can be.
     *
     * @throws IllegalArgumentException when it looks straight up or down, or nowhere
     */
    public static Quaternion looking(Vector3 eye, Vector3 target) {
        var back = eye.minus(target).normalized();
        var right = new Vector3(0, 1, 0).cross(back);
        if (!back.isFinite() || right.length() < 1e-9) {
            throw new IllegalArgumentException("a camera at " + eye + " cannot look at " + target + " with +Y up");
        }
        right = right.normalized();
        return ofAxes(right, back.cross(right), back);
    }

    /**
     * The least turn that brings one direction to another (S. Melax, "The shortest arc quaternion", Game Programming Gems, 2000); for
     * opposite ones half a turn about any axis between them. Both of length 1.
     */
    public static Quaternion between(Vector3 from, Vector3 to) {
        double sum = 1 + from.dot(to);
        if (sum < LEAST_SUM) {
            var aside = Math.abs(from.x()) < 0.5 ? new Vector3(1, 0, 0) : new Vector3(0, 1, 0);
            var axis = from.cross(aside).normalized();
            return new Quaternion(axis.x(), axis.y(), axis.z(), 0);
        }
        var axis = from.cross(to);
        return new Quaternion(axis.x(), axis.y(), axis.z(), sum).normalized();
    }

    /** Shepperd's method: the rotation whose matrix has these orthonormal columns. */
    public static Quaternion ofAxes(Vector3 x, Vector3 y, Vector3 z) {
        double trace = x.x() + y.y() + z.z();
        if (trace > 0) {
            double s = 2 * Math.sqrt(1 + trace);
            return new Quaternion((y.z() - z.y()) / s, (z.x() - x.z()) / s, (x.y() - y.x()) / s, s / 4);
        }
        if (x.x() > y.y() && x.x() > z.z()) {
            double s = 2 * Math.sqrt(1 + x.x() - y.y() - z.z());
            return new Quaternion(s / 4, (y.x() + x.y()) / s, (z.x() + x.z()) / s, (y.z() - z.y()) / s);
        }
        if (y.y() > z.z()) {
            double s = 2 * Math.sqrt(1 + y.y() - x.x() - z.z());
            return new Quaternion((y.x() + x.y()) / s, s / 4, (z.y() + y.z()) / s, (z.x() - x.z()) / s);
        }
        double s = 2 * Math.sqrt(1 + z.z() - x.x() - y.y());
        return new Quaternion((z.x() + x.z()) / s, (z.y() + y.z()) / s, s / 4, (x.y() - y.x()) / s);
    }

    /** This rotation after the other. */
    public Quaternion multiply(Quaternion other) {
        return new Quaternion(
                w * other.x + x * other.w + y * other.z - z * other.y,
                w * other.y - x * other.z + y * other.w + z * other.x,
                w * other.z + x * other.y - y * other.x + z * other.w,
                w * other.w - x * other.x - y * other.y - z * other.z);
    }

    /** Where a direction goes. */
    public Vector3 rotate(Vector3 direction) {
        var axis = new Vector3(x, y, z);
        var across = axis.cross(direction).times(2);
        return direction.plus(across.times(w)).plus(axis.cross(across));
    }

    /** The turn that undoes this one. */
    public Quaternion conjugate() {
        return new Quaternion(-x, -y, -z, w);
    }

    public double length() {
        return Math.sqrt(x * x + y * y + z * z + w * w);
    }

    public Quaternion normalized() {
        double length = length();
        return new Quaternion(x / length, y / length, z / length, w / length);
    }
}
