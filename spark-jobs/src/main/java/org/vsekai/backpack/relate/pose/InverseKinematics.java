package org.vsekai.backpack.relate.pose;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.CocoJoint;

/**
 * How a humanoid's bones are turned so that its joints are where a person's are, in closed form. A bone of which two directions are seen
 * has the axes that these span (TRIAD: H. Black, "A passive system for determining the attitude of a satellite", AIAA Journal 2, 1964); of
 * limbs the second is the bending plane of elbow or knee (D. Tolani, A. Goswami and N. Badler, "Real-time inverse kinematics techniques for
 * anthropomorphic limbs", Graphical Models 62, 2000). A bone of which one direction is seen makes the least turn from rest.
 *
 * <p>At rest is VRM 1.0's normalised humanoid: a T-pose that looks towards +Z, the left arm along +X, legs along -Y, thumbs and knees
 * forward, no bone turned. Lengths do not matter. What is taken as given, because 17 joints do not tell it:
 *
 * <ul>
 *   <li>A back that bends forward is one whose hips are tilted. The spine leans and twists, the chest tilts the shoulders' line.
 *   <li>A limb that is as good as straight is not twisted about itself.
 *   <li>At rest the ears are above the middle of the shoulders, and the line from them to halfway between eyes and nose is level: nearly
 *       the Frankfurt plane of anatomy.
 * </ul>
 *
 * Stateful while it solves one pose: not thread-safe; its entrance is.
 */
final class InverseKinematics {
    /** Directions that are closer together, or to opposite, span no plane: ten degrees, about what noisy joints make of a straight limb. */
    static final double LEAST_ANGLE = Math.toRadians(10);

    /** Metres: of joints that are closer together the direction is noise. */
    private static final double LEAST_LENGTH = 1e-3;

    private static final Vector3 LEFT = new Vector3(1, 0, 0);
    private static final Vector3 UP = new Vector3(0, 1, 0);
    private static final Vector3 FORWARD = new Vector3(0, 0, 1);

    private static final List<Limb> LIMBS = List.of(
            new Limb(
                    HumanoidBone.LEFT_LOWER_ARM,
                    List.of(CocoJoint.LEFT_SHOULDER, CocoJoint.LEFT_ELBOW, CocoJoint.LEFT_WRIST),
                    LEFT,
                    FORWARD),
            new Limb(
                    HumanoidBone.RIGHT_LOWER_ARM,
                    List.of(CocoJoint.RIGHT_SHOULDER, CocoJoint.RIGHT_ELBOW, CocoJoint.RIGHT_WRIST),
                    LEFT.times(-1),
                    FORWARD),
            new Limb(
                    HumanoidBone.LEFT_LOWER_LEG,
                    List.of(CocoJoint.LEFT_HIP, CocoJoint.LEFT_KNEE, CocoJoint.LEFT_ANKLE),
                    UP.times(-1),
                    FORWARD.times(-1)),
            new Limb(
                    HumanoidBone.RIGHT_LOWER_LEG,
                    List.of(CocoJoint.RIGHT_HIP, CocoJoint.RIGHT_KNEE, CocoJoint.RIGHT_ANKLE),
                    UP.times(-1),
                    FORWARD.times(-1)));

    private final Map<CocoJoint, Vector3> joints;
    /** From each bone's axes to the world's. */
    private final Map<HumanoidBone, Quaternion> worlds = new EnumMap<>(HumanoidBone.class);

    /**
     * An arm or a leg.
     *
     * @param lower its second bone
     * @param joints where it begins, bends and ends
     * @param rest where it points at rest
     * @param bend where its end goes when it bends
     */
    private record Limb(HumanoidBone lower, List<CocoJoint> joints, Vector3 rest, Vector3 bend) {
        HumanoidBone upper() {
            return lower.parent().orElseThrow();
        }

        HumanoidBone above() {
            return upper().parent().orElseThrow();
        }
    }

    private InverseKinematics(Map<CocoJoint, Vector3> joints) {
        this.joints = joints;
    }

    /**
     * The rotation of each bone that the joints tell, in the axes of the next bone above that is there; of the hips in the world's. Unit
     * quaternions whose w is not negative.
     *
     * @param joints in metres, as many as are known
     */
    static Map<HumanoidBone, Quaternion> rotations(Map<CocoJoint, Vector3> joints) {
        var solving = new InverseKinematics(joints);
        solving.trunk();
        solving.head();
        LIMBS.forEach(solving::limb);
        return solving.locals();
    }

    /** Halfway between the joints of the hips. */
    static Optional<Vector3> hips(Map<CocoJoint, Vector3> joints) {
        return new InverseKinematics(joints).middle(CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP);
    }

    private void trunk() {
        var across = direction(place(CocoJoint.RIGHT_HIP), place(CocoJoint.LEFT_HIP));
        var up = direction(
                middle(CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP),
                middle(CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER));
        var shoulders = direction(place(CocoJoint.RIGHT_SHOULDER), place(CocoJoint.LEFT_SHOULDER));
        if (across.isEmpty() || up.isEmpty() || shoulders.isEmpty()) {
            return;
        }
        var hips = turn(LEFT, UP, across.get(), up.get());
        var spine = turn(UP, LEFT, up.get(), shoulders.get());
        var chest = turn(LEFT, UP, shoulders.get(), up.get());
        hips.ifPresent(turned -> worlds.put(HumanoidBone.HIPS, turned));
        if (hips.isPresent() && spine.isPresent() && chest.isPresent()) {
            worlds.put(HumanoidBone.SPINE, spine.get());
            worlds.put(HumanoidBone.CHEST, chest.get());
        }
    }

    private void head() {
        var chest = worlds.get(HumanoidBone.CHEST);
        if (chest == null) {
            return;
        }
        direction(
                        middle(CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER),
                        middle(CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR))
                .ifPresent(neck -> worlds.put(HumanoidBone.NECK, leastTurn(chest, UP, neck)));
        var across = direction(place(CocoJoint.RIGHT_EAR), place(CocoJoint.LEFT_EAR))
                .or(() -> direction(place(CocoJoint.RIGHT_EYE), place(CocoJoint.LEFT_EYE)));
        // One ear or eye is as good as two: what lies across is left out.
        var eyes = eitherOrMiddle(CocoJoint.LEFT_EYE, CocoJoint.RIGHT_EYE);
        var face = middle(eyes, place(CocoJoint.NOSE));
        var forward = direction(eitherOrMiddle(CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR), face);
        if (across.isPresent() && forward.isPresent()) {
            turn(LEFT, FORWARD, across.get(), forward.get()).ifPresent(turned -> worlds.put(HumanoidBone.HEAD, turned));
        }
    }

    private void limb(Limb limb) {
        var above = worlds.get(limb.above());
        var first = direction(place(limb.joints().get(0)), place(limb.joints().get(1)));
        if (above == null || first.isEmpty()) {
            return;
        }
        var second = direction(place(limb.joints().get(1)), place(limb.joints().get(2)));
        var upper = second.flatMap(bent -> turn(limb.rest(), limb.bend(), first.get(), bent))
                .orElseGet(() -> leastTurn(above, limb.rest(), first.get()));
        worlds.put(limb.upper(), upper);
        second.ifPresent(seen -> worlds.put(limb.lower(), leastTurn(upper, limb.rest(), seen)));
    }

    /** A bone that hangs on another and points somewhere: the other's axes, turned the least. */
    private static Quaternion leastTurn(Quaternion above, Vector3 rest, Vector3 seen) {
        return above.multiply(Quaternion.between(rest, above.conjugate().rotate(seen)));
    }

    /**
     * What turns one direction to where it is seen and a second, at right angles to it at rest, as near as can be to where that is seen;
     * none where the two that are seen are as good as one.
     */
    private static Optional<Quaternion> turn(Vector3 rest, Vector3 otherRest, Vector3 seen, Vector3 otherSeen) {
        double sine = seen.cross(otherSeen).length();
        return sine < Math.sin(LEAST_ANGLE)
                ? Optional.empty()
                : Optional.of(
                        axes(seen, otherSeen).multiply(axes(rest, otherRest).conjugate()));
    }

    private static Quaternion axes(Vector3 x, Vector3 nearY) {
        var z = x.cross(nearY).normalized();
        return Quaternion.ofAxes(x, z.cross(x), z);
    }

    private Map<HumanoidBone, Quaternion> locals() {
        var locals = new EnumMap<HumanoidBone, Quaternion>(HumanoidBone.class);
        worlds.forEach((bone, world) -> {
            var local = above(bone).conjugate().multiply(world).normalized();
            locals.put(bone, local.w() < 0 ? new Quaternion(-local.x(), -local.y(), -local.z(), -local.w()) : local);
        });
        return Collections.unmodifiableMap(locals);
    }

    private Quaternion above(HumanoidBone bone) {
        return bone.parent()
                .map(parent -> worlds.containsKey(parent) ? worlds.get(parent) : above(parent))
                .orElse(Quaternion.IDENTITY);
    }

    private Optional<Vector3> place(CocoJoint joint) {
        return Optional.ofNullable(joints.get(joint));
    }

    private Optional<Vector3> middle(CocoJoint one, CocoJoint other) {
        return middle(place(one), place(other));
    }

    private static Optional<Vector3> middle(Optional<Vector3> one, Optional<Vector3> other) {
        return one.flatMap(here -> other.map(there -> here.plus(there).times(0.5)));
    }

    private Optional<Vector3> eitherOrMiddle(CocoJoint one, CocoJoint other) {
        return middle(one, other).or(() -> place(one)).or(() -> place(other));
    }

    private static Optional<Vector3> direction(Optional<Vector3> from, Optional<Vector3> to) {
        return from.flatMap(here -> to.map(there -> there.minus(here)))
                .filter(way -> way.length() > LEAST_LENGTH)
                .map(Vector3::normalized);
    }
}
