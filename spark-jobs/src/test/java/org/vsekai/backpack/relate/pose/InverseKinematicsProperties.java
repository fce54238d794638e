package org.vsekai.backpack.relate.pose;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.vsekai.backpack.ontology.Ontology;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.vision.CocoJoint;

class InverseKinematicsProperties {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);

    private static Vector3 direction(Random random) {
        return new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()).normalized();
    }

    private static Quaternion rotation(Random random) {
        return Quaternion.about(direction(random), random.nextDouble() * 2 * Math.PI);
    }

    private static double between(Random random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** Joints as nobody has them, except for a face that is like one's own in the mirror. */
    private static Map<CocoJoint, Vector3> anyJoints(Random random) {
        var joints = new EnumMap<CocoJoint, Vector3>(CocoJoint.class);
        for (var joint : CocoJoint.values()) {
            joints.put(joint, new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()));
        }
        var head = rotation(random);
        var ears = direction(random).times(2);
        double eyes = between(random, 0.02, 0.05);
        double up = between(random, 0.02, 0.05);
        double forward = between(random, 0.05, 0.2);
        joints.put(CocoJoint.LEFT_EAR, ears.plus(head.rotate(X.times(0.08))));
        joints.put(CocoJoint.RIGHT_EAR, ears.plus(head.rotate(X.times(-0.08))));
        joints.put(CocoJoint.LEFT_EYE, ears.plus(head.rotate(new Vector3(eyes, up, forward))));
        joints.put(CocoJoint.RIGHT_EYE, ears.plus(head.rotate(new Vector3(-eyes, up, forward))));
        joints.put(CocoJoint.NOSE, ears.plus(head.rotate(new Vector3(0, -up, forward))));
        return joints;
    }

    private static Vector3 hips(Map<CocoJoint, Vector3> joints) {
        return InverseKinematics.hips(joints).orElseThrow();
    }

    private static void assertSame(Map<CocoJoint, Vector3> joints, Map<CocoJoint, Vector3> others) {
        assertThat(joints.keySet()).isEqualTo(others.keySet());
        joints.forEach((joint, point) -> assertThat(
                        point.minus(requireNonNull(others.get(joint))).length())
                .as(joint.cocoName())
                .isLessThan(1e-9));
    }

    @Property(tries = 500)
    void aHumanoidWithBonesAsLongHasItsJointsWhereTheyWereSeen(@ForAll long seed) {
        var joints = anyJoints(new Random(seed));

        var rotations = InverseKinematics.rotations(joints);

        // A trunk whose joints are all in one line has no sides.
        if (rotations.size() == HumanoidBone.values().length) {
            assertSame(TPosed.like(joints).joints(hips(joints), rotations), joints);
        }
        assertThat(rotations.values()).allSatisfy(rotation -> {
            assertThat(rotation.length()).isCloseTo(1, within(1e-12));
            assertThat(rotation.w()).isNotNegative();
        });
    }

    @Property(tries = 100)
    void nearlyAllJointsTellAllBones(@ForAll long seed) {
        var random = new Random(seed);
        long whole = random.longs(20)
                .filter(each ->
                        InverseKinematics.rotations(anyJoints(new Random(each))).size() == HumanoidBone.values().length)
                .count();

        assertThat(whole).isGreaterThan(10);
    }

    /** Turns that joints can tell: hips that the back follows, elbows and knees that only bend. */
    private static Map<HumanoidBone, Quaternion> tellableTurns(Random random) {
        var turns = new EnumMap<HumanoidBone, Quaternion>(HumanoidBone.class);
        turns.put(HumanoidBone.HIPS, rotation(random));
        turns.put(
                HumanoidBone.SPINE,
                Quaternion.about(Z, between(random, -0.7, 0.7))
                        .multiply(Quaternion.about(Y, between(random, -0.9, 0.9))));
        turns.put(HumanoidBone.CHEST, Quaternion.about(Z, between(random, -0.5, 0.5)));
        turns.put(
                HumanoidBone.NECK,
                Quaternion.between(Y, Y.plus(direction(random).times(0.5)).normalized()));
        turns.put(HumanoidBone.HEAD, rotation(random));
        for (var bone : List.of(
                HumanoidBone.LEFT_UPPER_ARM,
                HumanoidBone.RIGHT_UPPER_ARM,
                HumanoidBone.LEFT_UPPER_LEG,
                HumanoidBone.RIGHT_UPPER_LEG)) {
            turns.put(bone, rotation(random));
        }
        turns.put(HumanoidBone.LEFT_LOWER_ARM, Quaternion.about(Y, -between(random, 0.2, 2.5)));
        turns.put(HumanoidBone.RIGHT_LOWER_ARM, Quaternion.about(Y, between(random, 0.2, 2.5)));
        turns.put(HumanoidBone.LEFT_LOWER_LEG, Quaternion.about(X, between(random, 0.2, 2.5)));
        turns.put(HumanoidBone.RIGHT_LOWER_LEG, Quaternion.about(X, between(random, 0.2, 2.5)));
        return turns;
    }

    private static void assertSameTurn(Quaternion one, Quaternion other) {
        var back = one.conjugate().multiply(other);
        assertThat(Math.hypot(Math.hypot(back.x(), back.y()), back.z())).isLessThan(1e-7);
    }

    @Property(tries = 500)
    void theTurnsOfAHumanoidAreFoundFromItsJoints(@ForAll long seed) {
        var random = new Random(seed);
        var turns = tellableTurns(random);

        var found = InverseKinematics.rotations(TPosed.like(TPosed.usual()).joints(direction(random), turns));

        assertThat(found).containsOnlyKeys(HumanoidBone.values());
        turns.forEach((bone, turn) -> assertSameTurn(requireNonNull(found.get(bone)), turn));
    }

    @Example
    void someoneInTPoseTurnsNoBone() {
        var found = InverseKinematics.rotations(TPosed.usual());

        assertThat(found).containsOnlyKeys(HumanoidBone.values());
        found.values().forEach(turn -> assertSameTurn(turn, Quaternion.IDENTITY));
    }

    @Property(tries = 200)
    void aStraightLimbIsNotTwisted(@ForAll long seed) {
        var random = new Random(seed);
        var joints = TPosed.usual();
        var way = direction(random);
        var shoulder = requireNonNull(joints.get(CocoJoint.LEFT_SHOULDER));
        joints.put(CocoJoint.LEFT_ELBOW, shoulder.plus(way.times(0.3)));
        joints.put(
                CocoJoint.LEFT_WRIST,
                shoulder.plus(way.times(0.55)).plus(direction(random).times(0.01)));

        var found = InverseKinematics.rotations(joints);

        assertSameTurn(requireNonNull(found.get(HumanoidBone.LEFT_UPPER_ARM)), Quaternion.between(X, way));
        assertSame(TPosed.like(joints).joints(hips(joints), found), joints);
    }

    private static Set<HumanoidBone> without(CocoJoint... missing) {
        var joints = TPosed.usual();
        for (var joint : missing) {
            joints.remove(joint);
        }
        return InverseKinematics.rotations(joints).keySet();
    }

    private static Set<HumanoidBone> allBut(HumanoidBone... bones) {
        var all = EnumSet.allOf(HumanoidBone.class);
        List.of(bones).forEach(all::remove);
        return all;
    }

    @Example
    void whatTheJointsDoNotTellIsNotThere() {
        assertThat(without(CocoJoint.LEFT_WRIST)).isEqualTo(allBut(HumanoidBone.LEFT_LOWER_ARM));
        assertThat(without(CocoJoint.RIGHT_KNEE))
                .isEqualTo(allBut(HumanoidBone.RIGHT_UPPER_LEG, HumanoidBone.RIGHT_LOWER_LEG));
        assertThat(without(CocoJoint.NOSE)).isEqualTo(allBut(HumanoidBone.HEAD));
        assertThat(without(CocoJoint.LEFT_EYE)).isEqualTo(allBut());
        assertThat(without(CocoJoint.LEFT_EAR)).isEqualTo(allBut(HumanoidBone.NECK));
        assertThat(without(CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR))
                .isEqualTo(allBut(HumanoidBone.NECK, HumanoidBone.HEAD));
        assertThat(without(CocoJoint.LEFT_HIP)).isEmpty();
        assertThat(without(CocoJoint.RIGHT_SHOULDER)).isEmpty();
    }

    @Property(tries = 200)
    void aHeadOfWhichOneEarOrOneEyeIsSeenIsTurnedAsItIs(@ForAll long seed, @ForAll boolean isEar) {
        var random = new Random(seed);
        var turns = tellableTurns(random);
        turns.put(HumanoidBone.NECK, Quaternion.IDENTITY);
        var joints = TPosed.like(TPosed.usual()).joints(direction(random), turns);
        joints.remove(isEar ? CocoJoint.RIGHT_EAR : CocoJoint.LEFT_EYE);

        var found = InverseKinematics.rotations(joints);

        assertSameTurn(requireNonNull(found.get(HumanoidBone.HEAD)), requireNonNull(turns.get(HumanoidBone.HEAD)));
    }

    @Example
    void bonesAreCalledAsInTheOntology() throws IOException {
        try (var skeleton = requireNonNull(Ontology.class.getResourceAsStream("skeleton.ttl"))) {
            var text = new String(skeleton.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(HumanoidBone.values())
                    .allSatisfy(bone -> assertThat(text).contains("skos:notation \"" + bone.vrmName() + "\""));
        }
    }
}
