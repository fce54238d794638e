package org.vsekai.backpack.relate.fusion;

import java.util.Optional;
import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.scene.Vector3;

/**
 * A pixel of a camera's picture at which something was seen, and the ray on which it must lie.
 *
 * @param x in pixels from the left
 * @param y in pixels from the top
 * @param ray from the camera outwards
 * @param weight how much the square of its error counts, above 0
 */
public record Sight(CalibratedCamera camera, double x, double y, Ray ray, double weight) {
    /** The sight at a pixel, of weight 1; none where the lens shows nothing. */
    public static Optional<Sight> at(CalibratedCamera camera, double x, double y) {
        return at(camera, x, y, 1);
    }

    /** The sight at a pixel; none where the lens shows nothing. */
    public static Optional<Sight> at(CalibratedCamera camera, double x, double y, double weight) {
        try {
            var near = camera.unproject(x, y, 0);
            var direction = camera.unproject(x, y, 1).minus(near);
            return Optional.of(new Sight(camera, x, y, new Ray(near, direction.normalized()), weight));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** How far from the pixel a point of the world is seen, in pixels; infinite where the camera cannot see it. */
    public double error(Vector3 point) {
        var seen = camera.project(point);
        return seen.depth() >= camera.near() && seen.depth() <= camera.far()
                ? Math.hypot(seen.x() - x, seen.y() - y)
                : Double.POSITIVE_INFINITY;
    }

    /**
     * How far the pixel is from the epipolar line of another camera's sight: where this camera sees the other's ray (R. Hartley and A.
     * Zisserman, "Multiple view geometry in computer vision", 2nd edition, chapter 9). The line is taken at the place where the rays
     * are nearest to each other, so that it is right for bent lenses too. In pixels; infinite where that place is not in sight of both.
     */
    public double epipolarDistance(Sight other) {
        var place = other.ray.nearestTo(ray);
        if (place.isEmpty() || !(other.error(place.get()) < Double.POSITIVE_INFINITY)) {
            return Double.POSITIVE_INFINITY;
        }
        var here = camera.project(place.get());
        if (!(here.depth() >= camera.near() && here.depth() <= camera.far())) {
            return Double.POSITIVE_INFINITY;
        }
        double step = 1e-4 * Math.max(here.depth(), 1e-3);
        var further = camera.project(place.get().plus(other.ray.direction().times(step)));
        double alongX = further.x() - here.x();
        double alongY = further.y() - here.y();
        double length = Math.hypot(alongX, alongY);
        double offX = x - here.x();
        double offY = y - here.y();
        // Rays along the line of sight have a point for a line.
        return length < 1e-9 ? Math.hypot(offX, offY) : Math.abs(offX * alongY - offY * alongX) / length;
    }
}
