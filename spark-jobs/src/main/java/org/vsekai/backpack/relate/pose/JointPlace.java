package org.vsekai.backpack.relate.pose;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vsekai.backpack.relate.fusion.Sight;
import org.vsekai.backpack.relate.fusion.Triangulation;
import org.vsekai.backpack.scene.Vector3;

/**
 * Where a joint is.
 *
 * @param point metres
 * @param residual the root of the mean squared distance between where its cameras see it and where it was seen, by score, in pixels
 * @param support how many cameras tell it
 */
record JointPlace(Vector3 point, double residual, int support) {
    /**
     * What one camera saw of the joint.
     *
     * @param tolerance in pixels
     */
    record View(Sight sight, double tolerance) {
        /** How far from where the joint was seen the camera sees a point, in tolerances; infinite where it cannot see it. */
        double error(Vector3 point) {
            return sight.error(point) / tolerance;
        }
    }

    /**
     * The place on which at least two cameras agree. A camera that disagrees is left out: the one without which the others agree best.
     * Cameras are few, so each is tried.
     */
    static Optional<JointPlace> of(List<View> views) {
        var left = views;
        while (left.size() >= 2) {
            var place = place(left);
            if (place.isPresent() && worstError(left, place.get()) <= 1) {
                return Optional.of(
                        new JointPlace(place.get().point(), place.get().residual(), left.size()));
            }
            left = withoutWorst(left);
        }
        return Optional.empty();
    }

    private static Optional<Triangulation.Place> place(List<View> views) {
        return Triangulation.of(views.stream().map(View::sight).toList());
    }

    private static double worstError(List<View> views, Triangulation.Place place) {
        return views.stream()
                .mapToDouble(view -> view.error(place.point()))
                .max()
                .orElseThrow();
    }

    private static List<View> withoutWorst(List<View> views) {
        if (views.size() == 2) {
            return List.of();
        }
        var best = views.subList(1, views.size());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < views.size(); i++) {
            var others = new ArrayList<>(views);
            others.remove(i);
            double error = place(others).map(place -> worstError(others, place)).orElse(Double.POSITIVE_INFINITY);
            if (error < least) {
                least = error;
                best = others;
            }
        }
        return best;
    }
}
