package org.vsekai.backpack.sample;

import java.util.EnumMap;
import java.util.Map;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;

/** How a humanoid holds itself. */
enum Stance {
    STANDING,
    WALKING,
    WAVING;

    private static final Vector3 X = new Vector3(1, 0, 0);
    private static final Vector3 Y = new Vector3(0, 1, 0);
    private static final Vector3 Z = new Vector3(0, 0, 1);

    /** How joints are turned against the T-pose; those that are not named are not turned. */
    Map<Bone, Quaternion> rotations(RandomStream random) {
        var turned = new EnumMap<Bone, Quaternion>(Bone.class);
        hangingArms(turned, random);
        turned.put(Bone.HEAD, Quaternion.about(Y, random.between(-0.3, 0.3)));
        turned.put(Bone.CHEST, Quaternion.about(Y, random.between(-0.08, 0.08)));
        switch (this) {
            case STANDING -> {}
            case WALKING -> walk(turned, random.between(0.3, 0.45));
            case WAVING -> wave(turned, random);
        }
        return turned;
    }

    private static void hangingArms(Map<Bone, Quaternion> turned, RandomStream random) {
        double drop = random.between(1.2, 1.35);
        turned.put(Bone.LEFT_UPPER_ARM, Quaternion.about(Z, -drop));
        turned.put(Bone.RIGHT_UPPER_ARM, Quaternion.about(Z, drop));
        double bend = random.between(0.1, 0.35);
        turned.put(Bone.LEFT_LOWER_ARM, Quaternion.about(Y, -bend));
        turned.put(Bone.RIGHT_LOWER_ARM, Quaternion.about(Y, bend));
    }

    private static void walk(Map<Bone, Quaternion> turned, double swing) {
        turned.put(Bone.LEFT_UPPER_LEG, Quaternion.about(X, -swing));
        turned.put(Bone.RIGHT_UPPER_LEG, Quaternion.about(X, swing));
        turned.put(Bone.LEFT_LOWER_LEG, Quaternion.about(X, 0.2));
        turned.put(Bone.RIGHT_LOWER_LEG, Quaternion.about(X, 0.4));
        turned.computeIfPresent(
                Bone.LEFT_UPPER_ARM, (bone, down) -> Quaternion.about(X, swing).multiply(down));
        turned.computeIfPresent(Bone.RIGHT_UPPER_ARM, (bone, down) -> Quaternion.about(X, -swing)
                .multiply(down));
    }

    private static void wave(Map<Bone, Quaternion> turned, RandomStream random) {
        turned.put(Bone.RIGHT_UPPER_ARM, Quaternion.about(Z, random.between(-0.5, 0.1)));
        turned.put(Bone.RIGHT_LOWER_ARM, Quaternion.about(Z, -random.between(1.0, 1.5)));
    }
}
