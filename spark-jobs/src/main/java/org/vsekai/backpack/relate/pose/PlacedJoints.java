package org.vsekai.backpack.relate.pose;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.CocoJoint;

/**
 * Where the joints of a person are on whom several cameras agree.
 *
 * @param places of those joints that two cameras or more saw at one place
 * @param disagreement of the camera that agrees least: the mean error of the joints that another camera saw too, in tolerances
 */
record PlacedJoints(Map<CocoJoint, JointPlace> places, double disagreement) {
    /** In tolerances: a joint that is further off, or of which nobody can say where it is, counts as this. */
    private static final double MOST_ERROR = 3;

    PlacedJoints {
        places = SeenPerson.inOrder(places);
    }

    static PlacedJoints of(List<SeenPerson> members) {
        var places = new EnumMap<CocoJoint, JointPlace>(CocoJoint.class);
        for (var joint : CocoJoint.values()) {
            var views = new ArrayList<JointPlace.View>();
            for (var member : members) {
                var sight = member.sights().get(joint);
                if (sight != null) {
                    views.add(new JointPlace.View(sight, member.tolerance()));
                }
            }
            JointPlace.of(views).ifPresent(place -> places.put(joint, place));
        }
        double disagreement = members.stream()
                .mapToDouble(member -> disagreement(member, members, places))
                .max()
                .orElseThrow();
        return new PlacedJoints(places, disagreement);
    }

    private static double disagreement(SeenPerson member, List<SeenPerson> members, Map<CocoJoint, JointPlace> places) {
        return member.sights().entrySet().stream()
                .filter(seen -> members.stream()
                        .anyMatch(other -> !other.id().equals(member.id())
                                && other.sights().containsKey(seen.getKey())))
                .mapToDouble(seen -> {
                    var place = places.get(seen.getKey());
                    return place == null
                            ? MOST_ERROR
                            : Math.min(MOST_ERROR, seen.getValue().error(place.point()) / member.tolerance());
                })
                .average()
                .orElse(MOST_ERROR);
    }

    /** The mean error of the joints that a camera saw of someone, in tolerances, if it is the same person. */
    double misfit(SeenPerson seen) {
        return seen.sights().entrySet().stream()
                .filter(sight -> places.containsKey(sight.getKey()))
                .mapToDouble(
                        sight -> Math.min(MOST_ERROR, sight.getValue().error(point(sight.getKey())) / seen.tolerance()))
                .average()
                .orElse(MOST_ERROR);
    }

    private Vector3 point(CocoJoint joint) {
        return Objects.requireNonNull(places.get(joint)).point();
    }

    /** In metres. */
    Map<CocoJoint, Vector3> points() {
        var points = new EnumMap<CocoJoint, Vector3>(CocoJoint.class);
        places.forEach((joint, place) -> points.put(joint, place.point()));
        return points;
    }

    /** How far from their places the joints were seen: the root of the mean square over all, in pixels. */
    double residual() {
        double squares = 0;
        int views = 0;
        for (var joint : CocoJoint.values()) {
            var place = places.get(joint);
            if (place != null) {
                squares += place.support() * place.residual() * place.residual();
                views += place.support();
            }
        }
        return Math.sqrt(squares / views);
    }
}
