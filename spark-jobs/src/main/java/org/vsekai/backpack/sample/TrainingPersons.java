package org.vsekai.backpack.sample;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** Persons of training scenes: of many builds, dresses and poses, so that no one maker's style is learnt; metres. */
final class TrainingPersons {
    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);
    private static final List<Integer> SKINS = List.of(0xf2c9a8, 0xd8a27a, 0xa86f48, 0x6b4429, 0xe5b088);

    private TrainingPersons() {}

    /** As in sample worlds, of a usual build and dress or another. */
    static Solid person(RandomStream random) {
        var humanoid = Humanoid.person(random);
        double h = humanoid.height();
        if (random.chance(0.3)) {
            return posed(humanoid.body(), h, random);
        }
        var dressed = TrainingDress.on(humanoid.body(), h, random);
        return posed(TrainingBuild.of(random).shape(dressed, h), h, random);
    }

    /** A jointed doll of one colour. */
    static Solid mannequin(RandomStream random) {
        double h = random.between(1.4, 1.9);
        double thick = random.between(0.8, 1.3) * h;
        var solid = SolidBuilder.skinned().paint(skinOrColour(random));
        for (var bone : Bone.values()) {
            if (bone.parent().isPresent() && bone != Bone.HEAD) {
                var above = bone.parent().get();
                double radius = thick * (above.joint() < 3 ? 0.06 : 0.032);
                solid.joint(above.joint()).tube(above.at(h), bone.at(h), radius, 0.9 * radius);
                solid.ball(bone.at(h), radius, radius, radius);
            }
        }
        var head = Bone.HEAD.at(h).plus(new Vector3(0, 0.05 * h, 0));
        solid.joint(Bone.HEAD.joint()).tube(Bone.NECK.at(h), head, 0.03 * thick, 0.03 * thick);
        solid.ball(head, 0.045 * thick, 0.06 * thick, 0.055 * thick);
        return posed(random.chance(0.5) ? TrainingDress.on(solid.build(), h, random) : solid.build(), h, random);
    }

    /** Of blocks, as in games of blocks. */
    static Solid blockPerson(RandomStream random) {
        double h = random.between(1.4, 1.9);
        int shirt = TrainingShapes.colour(random);
        int trousers = TrainingShapes.colour(random);
        int skin = random.pick(SKINS);
        var solid = SolidBuilder.skinned();
        solid.paint(shirt).joint(Bone.CHEST.joint()).box(-0.11 * h, 0.11 * h, 0.52 * h, 0.82 * h, -0.06 * h, 0.06 * h);
        solid.paint(skin).joint(Bone.HEAD.joint()).box(-0.09 * h, 0.09 * h, 0.83 * h, h, -0.09 * h, 0.09 * h);
        solid.paint(TrainingShapes.colour(random))
                .box(-0.092 * h, 0.092 * h, 0.94 * h, 1.01 * h, -0.092 * h, 0.092 * h);
        for (boolean left : new boolean[] {true, false}) {
            int side = left ? 1 : -1;
            var upper = Bone.of(left, "UPPER_ARM");
            var lower = Bone.of(left, "LOWER_ARM");
            solid.paint(shirt).joint(upper.joint());
            limb(solid, side * 0.11 * h, side * 0.26 * h, 0.76 * h, 0.84 * h, 0.04 * h);
            solid.paint(skin).joint(lower.joint());
            limb(solid, side * 0.255 * h, side * 0.41 * h, 0.765 * h, 0.835 * h, 0.037 * h);
            solid.paint(trousers).joint(Bone.of(left, "UPPER_LEG").joint());
            limb(solid, side * 0.005 * h, side * 0.1 * h, 0.28 * h, 0.54 * h, 0.05 * h);
            solid.joint(Bone.of(left, "LOWER_LEG").joint());
            limb(solid, side * 0.007 * h, side * 0.098 * h, 0, 0.29 * h, 0.048 * h);
        }
        return posed(random.chance(0.5) ? TrainingDress.on(solid.build(), h, random) : solid.build(), h, random);
    }

    private static void limb(SolidBuilder solid, double x, double other, double y0, double y1, double half) {
        solid.box(Math.min(x, other), Math.max(x, other), y0, y1, -half, half);
    }

    /** With a great round head on a body without waist: kept for measuring. */
    static Solid roundPerson(RandomStream random) {
        double h = random.between(1.0, 1.6);
        int skin = random.pick(SKINS);
        var solid = SolidBuilder.skinned().paint(TrainingShapes.colour(random)).joint(Bone.CHEST.joint());
        solid.lathe(0, 0, 0.17 * h, 0.4 * h, 0.16 * h, 0.55 * h, 0.09 * h, 0.78 * h);
        for (boolean left : new boolean[] {true, false}) {
            var upper = Bone.of(left, "UPPER_ARM");
            var hand = Bone.of(left, "HAND");
            solid.joint(upper.joint()).tube(upper.at(h), hand.at(h), 0.045 * h, 0.035 * h);
            solid.paint(skin).ball(hand.at(h), 0.05 * h, 0.045 * h, 0.045 * h).paint(TrainingShapes.colour(random));
            var leg = Bone.of(left, "UPPER_LEG");
            solid.joint(leg.joint())
                    .tube(leg.at(h), Bone.of(left, "FOOT").at(h), 0.06 * h, 0.05 * h)
                    .ball(Bone.of(left, "TOES").at(h).plus(new Vector3(0, 0.03 * h, 0)), 0.05 * h, 0.04 * h, 0.08 * h);
        }
        solid.paint(skin).joint(Bone.HEAD.joint()).ball(new Vector3(0, 0.92 * h, 0), 0.14 * h, 0.16 * h, 0.14 * h);
        solid.paint(TrainingShapes.colour(random))
                .ball(new Vector3(0, 0.97 * h, -0.03 * h), 0.145 * h, 0.13 * h, 0.13 * h);
        return posed(solid.build(), h, random);
    }

    private static int skinOrColour(RandomStream random) {
        return random.chance(0.5) ? random.pick(SKINS) : TrainingShapes.colour(random);
    }

    private static Solid posed(Solid body, double height, RandomStream random) {
        return Posing.apply(body, height, pose(random), Matrix4.IDENTITY);
    }

    private static Map<Bone, Quaternion> pose(RandomStream random) {
        if (random.chance(0.15)) {
            return Map.of();
        }
        var turned = new EnumMap<Bone, Quaternion>(Bone.class);
        turned.putAll(random.pick(List.of(Stance.values())).rotations(random));
        if (random.chance(0.4)) {
            turned.put(Bone.LEFT_UPPER_ARM, arm(-1, random));
            turned.put(Bone.RIGHT_UPPER_ARM, arm(1, random));
        }
        if (random.chance(0.2)) {
            turned.put(Bone.LEFT_UPPER_LEG, Quaternion.about(X, random.between(-1.2, 0.5)));
            turned.put(Bone.LEFT_LOWER_LEG, Quaternion.about(X, random.between(0, 1.2)));
            turned.put(Bone.SPINE, Quaternion.about(X, random.between(-0.2, 0.4)));
        }
        return turned;
    }

    private static Quaternion arm(int side, RandomStream random) {
        return Quaternion.about(X, random.between(-1.2, 0.6))
                .multiply(Quaternion.about(Z, side * random.between(-0.8, 1.4)));
    }
}
