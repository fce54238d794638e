package org.vsekai.backpack.relate.fusion;

import java.util.Optional;
import org.vsekai.backpack.scene.Vector3;

/**
 * A half-line in the world, metres.
 *
 * @param direction of length 1
 */
public record Ray(Vector3 origin, Vector3 direction) {
    /** Of rays that are as good as parallel. */
    private static final double LEAST_SINE = 1e-6;

    /** The point so far along it. */
    public Vector3 at(double metres) {
        return origin.plus(direction.times(metres));
    }

    /** This ray's point that is nearest to the other's line; none of parallel ones. */
    public Optional<Vector3> nearestTo(Ray other) {
        var across = direction.cross(other.direction);
        double sine = across.length();
        if (sine < LEAST_SINE) {
            return Optional.empty();
        }
        double metres = other.origin.minus(origin).cross(other.direction).dot(across) / (sine * sine);
        return Optional.of(at(metres));
    }

    /** The angle between the directions in radians. */
    public double angle(Ray other) {
        return Math.atan2(direction.cross(other.direction).length(), direction.dot(other.direction));
    }
}
