package org.vsekai.backpack.relate.pose;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bones of a VRM 1.0 humanoid that COCO's joints tell something about, and on which of these each hangs. */
enum HumanoidBone {
    HIPS("hips", null),
    SPINE("spine", HIPS),
    CHEST("chest", SPINE),
    NECK("neck", CHEST),
    HEAD("head", NECK),
    LEFT_UPPER_ARM("leftUpperArm", CHEST),
    LEFT_LOWER_ARM("leftLowerArm", LEFT_UPPER_ARM),
    RIGHT_UPPER_ARM("rightUpperArm", CHEST),
    RIGHT_LOWER_ARM("rightLowerArm", RIGHT_UPPER_ARM),
    LEFT_UPPER_LEG("leftUpperLeg", HIPS),
    LEFT_LOWER_LEG("leftLowerLeg", LEFT_UPPER_LEG),
    RIGHT_UPPER_LEG("rightUpperLeg", HIPS),
    RIGHT_LOWER_LEG("rightLowerLeg", RIGHT_UPPER_LEG);

    private final String vrmName;
    private final Optional<HumanoidBone> parent;

    HumanoidBone(String vrmName, @Nullable HumanoidBone parent) {
        this.vrmName = vrmName;
        this.parent = Optional.ofNullable(parent);
    }

    String vrmName() {
        return vrmName;
    }

    /** Bones between the two do not turn. */
    Optional<HumanoidBone> parent() {
        return parent;
    }
}
