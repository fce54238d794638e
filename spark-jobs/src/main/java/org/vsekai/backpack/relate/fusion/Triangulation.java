package org.vsekai.backpack.relate.fusion;

import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Vector3;

/**
 * Where in the world what several cameras see is. First the direct linear transformation in its inhomogeneous form (R. Hartley and A.
 * Zisserman, "Multiple view geometry in computer vision", 2nd edition, section 12.2): each sight gives two planes through its ray, and
 * the point nearest to all of them is solved for. Then the squared distances in the pictures, which are what is measured, are made
 * least. Stateless and thread-safe.
 */
public final class Triangulation {
    /** Of rays that lie closer together the depth is a guess: one degree. */
    static final double LEAST_PARALLAX = Math.toRadians(1);

    private Triangulation() {}

    /**
     * A place.
     *
     * @param residual the root of the mean squared distance between where the cameras see it and where it was seen, by weight, in pixels
     */
    public record Place(Vector3 point, double residual) {}

    /** The place; none of fewer than two sights, where their rays are nearly parallel, or where one camera cannot see it. */
    public static Optional<Place> of(List<Sight> sights) {
        if (parallax(sights) < LEAST_PARALLAX) {
            return Optional.empty();
        }
        return linear(sights)
                .filter(Vector3::isFinite)
                .map(first -> refined(sights, first))
                .map(point -> new Place(point, rootMeanSquare(sights, point)))
                .filter(place -> Double.isFinite(place.residual()));
    }

    /** The widest angle between two rays. */
    static double parallax(List<Sight> sights) {
        double widest = 0;
        for (int i = 0; i < sights.size(); i++) {
            for (int j = i + 1; j < sights.size(); j++) {
                double angle = sights.get(i).ray().angle(sights.get(j).ray());
                // Rays that meet head-on tell as little as those side by side.
                widest = Math.max(widest, Math.min(angle, Math.PI - angle));
            }
        }
        return widest;
    }

    /** The point nearest to the planes that hold the rays, by weight; a pixel weighs more where the camera magnifies more. */
    static Optional<Vector3> linear(List<Sight> sights) {
        var equations = new NormalEquations();
        for (var sight : sights) {
            var pose = sight.camera().worldFromCamera();
            var ray = sight.ray();
            double factor = Math.sqrt(sight.weight());
            for (int axis = 0; axis < 2; axis++) {
                var plane = planeThrough(ray, pose, axis).times(factor);
                equations.add(plane, plane.dot(ray.origin()));
            }
        }
        return equations.solution();
    }

    /** The normal of the plane that holds the ray and the picture's other axis. */
    private static Vector3 planeThrough(Ray ray, Matrix4 pose, int axis) {
        double slope = ray.direction().dot(pose.axis(axis)) / ray.direction().dot(pose.axis(2));
        return pose.axis(axis).minus(pose.axis(2).times(slope));
    }

    private static Vector3 refined(List<Sight> sights, Vector3 first) {
        var start = new double[] {first.x(), first.y(), first.z()};
        return LeastSquares.minimise(start, 2 * sights.size(), point -> errors(sights, vector(point)))
                .map(Triangulation::vector)
                .orElse(first);
    }

    private static Vector3 vector(double[] point) {
        return new Vector3(point[0], point[1], point[2]);
    }

    /** By how many pixels each camera sees the point elsewhere, so that the squares are by weight. */
    private static double[] errors(List<Sight> sights, Vector3 point) {
        var errors = new double[2 * sights.size()];
        for (int i = 0; i < sights.size(); i++) {
            var sight = sights.get(i);
            var seen = sight.camera().project(point);
            double factor = Math.sqrt(sight.weight());
            errors[2 * i] = factor * (seen.x() - sight.x());
            errors[2 * i + 1] = factor * (seen.y() - sight.y());
        }
        return errors;
    }

    private static double rootMeanSquare(List<Sight> sights, Vector3 point) {
        double squares = 0;
        double weights = 0;
        for (var sight : sights) {
            double error = sight.error(point);
            squares += sight.weight() * error * error;
            weights += sight.weight();
        }
        return Math.sqrt(squares / weights);
    }
}
