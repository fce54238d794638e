package org.vsekai.backpack.sample;

import java.util.List;
import java.util.Map;
import org.vsekai.backpack.sample.PartBuilder.Bend;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/**
 * A person's skinned body.
 *
 * @param height metres
 * @param body in T-pose; its joints are the bones by {@link Bone#joint}
 * @param pose how bones are turned against the T-pose
 */
record Humanoid(double height, Solid body, Map<Bone, Quaternion> pose) {
    private static final List<Integer> SKINS = List.of(0xf1c9a5, 0xe0ac82, 0xc68642, 0x8d5524, 0x5c3a21);
    private static final List<Integer> HAIRS = List.of(0x1c1410, 0x4a2f1b, 0x8a5a2b, 0xc9a45c, 0x7a2f1a, 0x777777);
    private static final List<Integer> SHIRTS =
            List.of(0x2e5f9e, 0xb5342c, 0x3d7a4a, 0xe8e4da, 0x2a2a30, 0xd98c2b, 0x6a4a8a);
    private static final List<Integer> TROUSERS = List.of(0x23304a, 0x2b2b2e, 0x5a4a38, 0x6b7480, 0x3f4a38);
    private static final int SHOES = 0x1d1a18;

    Humanoid {
        pose = Map.copyOf(pose);
    }

    static Humanoid person(RandomStream random) {
        double height = random.between(1.58, 1.88);
        int skin = random.pick(SKINS);
        int shirt = random.pick(SHIRTS);
        var solid = SolidBuilder.skinned();
        int trousers = random.pick(TROUSERS);
        boolean longSleeves = random.chance(0.5);
        trunk(solid, height, shirt, trousers);
        for (boolean left : new boolean[] {true, false}) {
            arm(solid, height, left, skin, shirt, longSleeves);
            leg(solid, height, left, trousers);
        }
        head(solid, height, skin, random.pick(HAIRS), random.chance(0.4));
        var pose = random.pick(List.of(Stance.values())).rotations(random);
        return new Humanoid(height, solid.build(), pose);
    }

    private static void trunk(SolidBuilder solid, double h, int shirt, int trousers) {
        var up = new Vector3(0, 1, 0);
        solid.paint(trousers).bend(whole(Bone.HIPS), shared(Bone.HIPS, Bone.SPINE));
        solid.turned(
                at(0, 0.485, 0, h),
                up,
                0.68,
                0.06 * h,
                0,
                0.094 * h,
                0.02 * h,
                0.096 * h,
                0.05 * h,
                0.088 * h,
                0.09 * h);
        solid.paint(shirt).bend(shared(Bone.SPINE, Bone.HIPS), shared(Bone.SPINE, Bone.CHEST));
        solid.turned(at(0, 0.56, 0, h), up, 0.68, 0.094 * h, 0, 0.086 * h, 0.06 * h, 0.096 * h, 0.13 * h);
        solid.bend(shared(Bone.CHEST, Bone.SPINE), whole(Bone.CHEST));
        solid.turned(
                at(0, 0.69, 0, h),
                up,
                0.62,
                0.096 * h,
                0,
                0.112 * h,
                0.06 * h,
                0.112 * h,
                0.1 * h,
                0.09 * h,
                0.135 * h,
                0.04 * h,
                0.155 * h);
    }

    private static void arm(SolidBuilder solid, double h, boolean left, int skin, int shirt, boolean longSleeves) {
        var upper = Bone.of(left, "UPPER_ARM");
        var lower = Bone.of(left, "LOWER_ARM");
        var hand = Bone.of(left, "HAND");
        int side = left ? 1 : -1;
        var shoulder = upper.at(h);
        var elbow = lower.at(h);
        var wrist = hand.at(h);
        solid.paint(shirt).bend(shared(upper, Bone.of(left, "SHOULDER")), shared(upper, lower));
        solid.ball(shoulder.plus(at(-side * 0.004, -0.004, 0, h)), 0.041 * h, 0.036 * h, 0.038 * h);
        solid.tube(shoulder, elbow, 0.034 * h, 0.027 * h);
        solid.paint(longSleeves ? shirt : skin).joint(lower.joint());
        solid.ball(elbow, 0.0275 * h, 0.0275 * h, 0.0275 * h);
        solid.bend(shared(lower, upper), shared(lower, hand)).tube(elbow, wrist, 0.027 * h, 0.019 * h);
        solid.paint(skin).joint(hand.joint());
        solid.ball(wrist.plus(at(side * 0.045, 0, 0, h)), 0.05 * h, 0.012 * h, 0.024 * h);
        solid.tube(
                wrist.plus(at(side * 0.015, 0, 0.012, h)),
                wrist.plus(at(side * 0.045, 0, 0.042, h)),
                0.009 * h,
                0.006 * h);
    }

    private static void leg(SolidBuilder solid, double h, boolean left, int trousers) {
        var upper = Bone.of(left, "UPPER_LEG");
        var lower = Bone.of(left, "LOWER_LEG");
        var foot = Bone.of(left, "FOOT");
        var toes = Bone.of(left, "TOES");
        var knee = lower.at(h);
        var ankle = foot.at(h);
        solid.paint(trousers).bend(shared(upper, Bone.HIPS), shared(upper, lower));
        solid.tube(upper.at(h).plus(at(0, 0.01, 0, h)), knee, 0.054 * h, 0.037 * h);
        solid.joint(lower.joint()).ball(knee, 0.0372 * h, 0.0372 * h, 0.0372 * h);
        solid.bend(shared(lower, upper), shared(lower, foot)).tube(knee, ankle, 0.037 * h, 0.028 * h);
        solid.paint(SHOES).joint(foot.joint());
        solid.ball(ankle.plus(at(0, -0.026, 0.012, h)), 0.029 * h, 0.026 * h, 0.05 * h);
        solid.bend(shared(toes, foot), whole(toes));
        solid.ball(ankle.plus(at(0, -0.032, 0.065, h)), 0.03 * h, 0.018 * h, 0.045 * h);
    }

    private static void head(SolidBuilder solid, double h, int skin, int hair, boolean longHair) {
        var neck = Bone.NECK.at(h).plus(at(0, -0.015, 0, h));
        solid.paint(skin).bend(shared(Bone.NECK, Bone.CHEST), shared(Bone.NECK, Bone.HEAD));
        solid.tube(neck, at(0, 0.9, 0, h), 0.031 * h, 0.029 * h);
        solid.joint(Bone.HEAD.joint());
        var middle = at(0, 0.932, 0.008, h);
        solid.ball(middle, 0.046 * h, 0.066 * h, 0.055 * h);
        solid.ball(middle.plus(at(0, -0.012, 0.056, h)), 0.008 * h, 0.013 * h, 0.011 * h);
        for (int side : new int[] {-1, 1}) {
            solid.paint(skin).ball(middle.plus(at(side * 0.046, -0.006, 0, h)), 0.007 * h, 0.015 * h, 0.011 * h);
            solid.paint(0xf8f8f8).ball(middle.plus(at(side * 0.018, 0.008, 0.047, h)), 0.009 * h, 0.006 * h, 0.006 * h);
            solid.paint(0x2a1a10)
                    .ball(middle.plus(at(side * 0.018, 0.008, 0.052, h)), 0.0045 * h, 0.0045 * h, 0.003 * h);
            solid.paint(hair).ball(middle.plus(at(side * 0.018, 0.021, 0.05, h)), 0.012 * h, 0.003 * h, 0.005 * h);
        }
        solid.paint(0xa04a44).ball(middle.plus(at(0, -0.036, 0.044, h)), 0.015 * h, 0.004 * h, 0.006 * h);
        solid.paint(hair).ball(middle.plus(at(0, 0.024, -0.009, h)), 0.052 * h, 0.052 * h, 0.054 * h);
        if (longHair) {
            solid.ball(middle.plus(at(0, -0.03, -0.03, h)), 0.05 * h, 0.075 * h, 0.03 * h);
        }
    }

    private static Vector3 at(double x, double y, double z, double height) {
        return new Vector3(x, y, z).times(height);
    }

    private static Bend whole(Bone bone) {
        return new Bend(bone.joint(), bone.joint(), 0);
    }

    /** Halfway between two bones, so that the skin bends smoothly. */
    private static Bend shared(Bone bone, Bone other) {
        return new Bend(bone.joint(), other.joint(), 0.5);
    }
}
