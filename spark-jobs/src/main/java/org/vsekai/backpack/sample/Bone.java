package org.vsekai.backpack.sample;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.Vector3;

/**
 * The joints of our humanoids: bones of VRM 1.0 by their names there. Positions are those of a T-pose of a person of
 * one metre who stands on the origin and looks towards +z, the left arm along +x.
 */
enum Bone {
    HIPS(0, "hips", null, 0, 0.54, 0),
    SPINE(1, "spine", HIPS, 0, 0.61, 0),
    CHEST(2, "chest", SPINE, 0, 0.69, 0),
    NECK(3, "neck", CHEST, 0, 0.84, -0.005),
    HEAD(4, "head", NECK, 0, 0.885, 0),
    LEFT_SHOULDER(5, "leftShoulder", CHEST, 0.025, 0.81, 0),
    LEFT_UPPER_ARM(6, "leftUpperArm", LEFT_SHOULDER, 0.1, 0.805, 0),
    LEFT_LOWER_ARM(7, "leftLowerArm", LEFT_UPPER_ARM, 0.255, 0.805, 0),
    LEFT_HAND(8, "leftHand", LEFT_LOWER_ARM, 0.39, 0.805, 0),
    RIGHT_SHOULDER(9, "rightShoulder", CHEST, -0.025, 0.81, 0),
    RIGHT_UPPER_ARM(10, "rightUpperArm", RIGHT_SHOULDER, -0.1, 0.805, 0),
    RIGHT_LOWER_ARM(11, "rightLowerArm", RIGHT_UPPER_ARM, -0.255, 0.805, 0),
    RIGHT_HAND(12, "rightHand", RIGHT_LOWER_ARM, -0.39, 0.805, 0),
    LEFT_UPPER_LEG(13, "leftUpperLeg", HIPS, 0.052, 0.52, 0),
    LEFT_LOWER_LEG(14, "leftLowerLeg", LEFT_UPPER_LEG, 0.054, 0.285, 0),
    LEFT_FOOT(15, "leftFoot", LEFT_LOWER_LEG, 0.055, 0.05, -0.01),
    LEFT_TOES(16, "leftToes", LEFT_FOOT, 0.055, 0.012, 0.065),
    RIGHT_UPPER_LEG(17, "rightUpperLeg", HIPS, -0.052, 0.52, 0),
    RIGHT_LOWER_LEG(18, "rightLowerLeg", RIGHT_UPPER_LEG, -0.054, 0.285, 0),
    RIGHT_FOOT(19, "rightFoot", RIGHT_LOWER_LEG, -0.055, 0.05, -0.01),
    RIGHT_TOES(20, "rightToes", RIGHT_FOOT, -0.055, 0.012, 0.065);

    private final int joint;
    private final String vrmName;
    private final Optional<Bone> parent;
    private final double x;
    private final double y;
    private final double z;

    Bone(int joint, String vrmName, @Nullable Bone parent, double x, double y, double z) {
        this.joint = joint;
        this.vrmName = vrmName;
        this.parent = Optional.ofNullable(parent);
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** Its position in the list of a skin's joints. */
    int joint() {
        return joint;
    }

    String vrmName() {
        return vrmName;
    }

    Optional<Bone> parent() {
        return parent;
    }

    /** Where it is in the T-pose of a person of this height in metres. */
    Vector3 at(double height) {
        return new Vector3(x, y, z).times(height);
    }

    /** Where it is in the T-pose, seen from its parent. */
    Vector3 fromParent(double height) {
        return parent.map(above -> at(height).minus(above.at(height))).orElseGet(() -> at(height));
    }

    /** The bone of that name on one side. */
    static Bone of(boolean left, String name) {
        return valueOf((left ? "LEFT_" : "RIGHT_") + name);
    }

    /** The bone of a position in the list of a skin's joints. */
    static Bone ofJoint(int joint) {
        return Arrays.stream(values())
                .filter(bone -> bone.joint == joint)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no joint " + joint));
    }
}
