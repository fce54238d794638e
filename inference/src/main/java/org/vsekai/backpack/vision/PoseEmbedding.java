package org.vsekai.backpack.vision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A pose as a vector, whoever holds it, wherever and however large in the picture: each joint's place from the middle of the
 * hips, in lengths of the torso (middle of the shoulders to middle of the hips), all of it brought to unit length. The cosine
 * of two such vectors says how alike two poses are (as in Google's "Move Mirror", 2018, there by corners of the box). A
 * joint that is not seen counts as none: both its numbers are 0. A mirrored pose is another pose.
 */
public final class PoseEmbedding {
    /** Numbers in a vector: x and y of each joint, in the order of {@link CocoJoint}. */
    public static final int DIMENSIONS = 2 * CocoJoint.COUNT;

    /** How it is made, as the version of a model says it. */
    public static final String VERSION = "1";

    /** In torso lengths: no joint is further from the hips, and one that a model puts there is not to drown the others. */
    private static final double FURTHEST = 3.5;

    /** In pixels: of a smaller torso the joints are noise. */
    private static final double SHORTEST_TORSO = 2;

    private PoseEmbedding() {}

    /** The person's pose; none unless hips and shoulders are seen, some pixels apart. */
    public static Optional<List<Float>> of(Person person) {
        var hips = middle(person, CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP);
        var shoulders = middle(person, CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER);
        if (hips.isEmpty() || shoulders.isEmpty()) {
            return Optional.empty();
        }
        var centre = hips.get();
        double torso =
                Math.hypot(shoulders.get().x() - centre.x(), shoulders.get().y() - centre.y());
        if (!(torso >= SHORTEST_TORSO)) {
            return Optional.empty();
        }
        var places = new double[DIMENSIONS];
        for (var keypoint : person.keypoints()) {
            if (keypoint.isSeen()) {
                double x = (keypoint.x() - centre.x()) / torso;
                double y = (keypoint.y() - centre.y()) / torso;
                double shorter = Math.min(1, FURTHEST / Math.hypot(x, y));
                places[2 * keypoint.joint().index()] = x * shorter;
                places[2 * keypoint.joint().index() + 1] = y * shorter;
            }
        }
        return Optional.of(toUnitLength(places));
    }

    private record Place(double x, double y) {}

    private static Optional<Place> middle(Person person, CocoJoint left, CocoJoint right) {
        var one = person.keypoint(left);
        var other = person.keypoint(right);
        return one.isSeen() && other.isSeen()
                ? Optional.of(new Place((one.x() + other.x()) / 2, (one.y() + other.y()) / 2))
                : Optional.empty();
    }

    /** The shoulders are a torso away from the hips, so the vector is never one of zeros. */
    private static List<Float> toUnitLength(double[] places) {
        double square = 0;
        for (double place : places) {
            square += place * place;
        }
        double length = Math.sqrt(square);
        var unit = new ArrayList<Float>(places.length);
        for (double place : places) {
            unit.add((float) (place / length));
        }
        return Collections.unmodifiableList(unit);
    }
}
