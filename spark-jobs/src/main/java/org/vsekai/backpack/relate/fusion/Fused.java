package org.vsekai.backpack.relate.fusion;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.vsekai.backpack.scene.Vector3;

/**
 * A thing that several cameras saw at one moment.
 *
 * @param members one detection of each camera that saw it, by camera
 * @param middle of it, metres
 * @param residual how far from the middles of their boxes the cameras see the place on which these agree: the root of the mean square,
 *     in pixels
 * @param width across the pictures, metres
 * @param height upright, metres
 */
record Fused(List<Seen> members, Vector3 middle, double residual, double width, double height) {
    Fused {
        members = members.stream().sorted(Comparator.comparing(Seen::cameraId)).toList();
    }

    /** With the body that fits the boxes best; with their middles and mean sizes where none does. */
    static Fused of(List<Seen> members, Triangulation.Place place) {
        return BodyFit.around(place.point(), members)
                .map(body -> new Fused(members, body.middle(), place.residual(), body.width(), body.height()))
                .orElseGet(() -> new Fused(
                        members,
                        place.point(),
                        place.residual(),
                        mean(members, member -> member.widthAt(place.point())),
                        mean(members, member -> member.heightAt(place.point()))));
    }

    private static double mean(List<Seen> members, ToDoubleFunction<Seen> size) {
        var whole = members.stream().filter(Seen::isWhole).toList();
        return (whole.isEmpty() ? members : whole)
                .stream().mapToDouble(size).average().orElse(0);
    }

    /** How many cameras saw it. */
    int support() {
        return members.size();
    }

    /** What it is: the class with the greatest scores behind it. */
    String classIri(ClassAgreement classes) {
        return classes.mostNamed(scores());
    }

    /** The scores of its detections together, by class. */
    Map<String, Double> scores() {
        var scores = new HashMap<String, Double>();
        members.forEach(member -> scores.merge(member.classIri(), member.score(), Double::sum));
        return scores;
    }
}
