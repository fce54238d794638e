package org.vsekai.backpack.relate.pose;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vsekai.backpack.scene.KinematicChain;
import org.vsekai.backpack.scene.Matrix4;
import org.vsekai.backpack.scene.Quaternion;
import org.vsekai.backpack.scene.Vector3;
import org.vsekai.backpack.table.SkeletonJointRow;
import org.vsekai.backpack.vision.CocoJoint;

/** A humanoid in T-pose, with COCO's joints on its bones: where these are when bones are turned. */
final class TPosed {
    private static final List<CocoJoint> LEFT_ARM =
            List.of(CocoJoint.LEFT_SHOULDER, CocoJoint.LEFT_ELBOW, CocoJoint.LEFT_WRIST);
    private static final List<CocoJoint> RIGHT_ARM =
            List.of(CocoJoint.RIGHT_SHOULDER, CocoJoint.RIGHT_ELBOW, CocoJoint.RIGHT_WRIST);
    private static final List<CocoJoint> LEFT_LEG =
            List.of(CocoJoint.LEFT_HIP, CocoJoint.LEFT_KNEE, CocoJoint.LEFT_ANKLE);
    private static final List<CocoJoint> RIGHT_LEG =
            List.of(CocoJoint.RIGHT_HIP, CocoJoint.RIGHT_KNEE, CocoJoint.RIGHT_ANKLE);

    private final List<SkeletonJointRow> rows = new ArrayList<>();
    private final Map<String, Vector3> offsets = new HashMap<>();

    private TPosed() {}

    /** Someone whose bones are as long as a person's of whom all joints are known. */
    static TPosed like(Map<CocoJoint, Vector3> joints) {
        var body = new TPosed();
        var hips = middle(joints, CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP);
        var shoulders = middle(joints, CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER);
        body.add(HumanoidBone.HIPS, Vector3.ZERO);
        body.add(HumanoidBone.SPINE, Vector3.ZERO);
        body.add(HumanoidBone.CHEST, new Vector3(0, distance(hips, shoulders), 0));
        body.limb(HumanoidBone.LEFT_LOWER_ARM, LEFT_ARM, joints, new Vector3(1, 0, 0));
        body.limb(HumanoidBone.RIGHT_LOWER_ARM, RIGHT_ARM, joints, new Vector3(-1, 0, 0));
        body.limb(HumanoidBone.LEFT_LOWER_LEG, LEFT_LEG, joints, new Vector3(0, -1, 0));
        body.limb(HumanoidBone.RIGHT_LOWER_LEG, RIGHT_LEG, joints, new Vector3(0, -1, 0));
        body.head(joints, shoulders);
        return body;
    }

    private void limb(HumanoidBone lower, List<CocoJoint> limb, Map<CocoJoint, Vector3> joints, Vector3 rest) {
        var upper = lower.parent().orElseThrow();
        boolean isLeft = limb.get(0).cocoName().startsWith("left");
        boolean isArm = limb.equals(LEFT_ARM) || limb.equals(RIGHT_ARM);
        double width = isArm
                ? distance(joints, CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER)
                : distance(joints, CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP);
        add(upper, new Vector3((isLeft ? 1 : -1) * width / 2, 0, 0));
        add(lower, rest.times(distance(joints, limb.get(0), limb.get(1))));
        add(limb.get(0), upper, Vector3.ZERO);
        add(limb.get(1), lower, Vector3.ZERO);
        add(limb.get(2), lower, rest.times(distance(joints, limb.get(1), limb.get(2))));
    }

    private void head(Map<CocoJoint, Vector3> joints, Vector3 shoulders) {
        var ears = middle(joints, CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR);
        var eyes = middle(joints, CocoJoint.LEFT_EYE, CocoJoint.RIGHT_EYE);
        var nose = requireNonNull(joints.get(CocoJoint.NOSE));
        double ear = distance(joints, CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR) / 2;
        double eye = distance(joints, CocoJoint.LEFT_EYE, CocoJoint.RIGHT_EYE) / 2;
        double forward = distance(ears, eyes.plus(nose).times(0.5));
        double up = distance(eyes, nose) / 2;
        add(HumanoidBone.NECK, Vector3.ZERO);
        add(HumanoidBone.HEAD, new Vector3(0, distance(shoulders, ears), 0));
        add(CocoJoint.LEFT_EAR, HumanoidBone.HEAD, new Vector3(ear, 0, 0));
        add(CocoJoint.RIGHT_EAR, HumanoidBone.HEAD, new Vector3(-ear, 0, 0));
        add(CocoJoint.LEFT_EYE, HumanoidBone.HEAD, new Vector3(eye, up, forward));
        add(CocoJoint.RIGHT_EYE, HumanoidBone.HEAD, new Vector3(-eye, up, forward));
        add(CocoJoint.NOSE, HumanoidBone.HEAD, new Vector3(0, -up, forward));
    }

    private void add(HumanoidBone bone, Vector3 offset) {
        add(bone.vrmName(), bone.parent().map(HumanoidBone::vrmName), offset);
    }

    private void add(CocoJoint joint, HumanoidBone on, Vector3 offset) {
        add(joint.cocoName(), Optional.of(on.vrmName()), offset);
    }

    private void add(String id, Optional<String> parent, Vector3 offset) {
        var matrix = Matrix4.translation(offset).toList();
        rows.add(new SkeletonJointRow("s", "k", id, parent, Optional.empty(), matrix, matrix, Optional.empty()));
        offsets.put(id, offset);
    }

    /** Where the joints are. */
    Map<CocoJoint, Vector3> joints(Vector3 hips, Map<HumanoidBone, Quaternion> rotations) {
        var bent = new HashMap<String, Matrix4>();
        bent.put(HumanoidBone.HIPS.vrmName(), Matrix4.translation(hips));
        rotations.forEach((bone, rotation) -> {
            var offset = bone == HumanoidBone.HIPS ? hips : requireNonNull(offsets.get(bone.vrmName()));
            bent.put(bone.vrmName(), Matrix4.translation(offset).multiply(Matrix4.rotation(rotation)));
        });
        var worlds = KinematicChain.of(rows).bent(bent);
        var joints = new EnumMap<CocoJoint, Vector3>(CocoJoint.class);
        for (var joint : CocoJoint.values()) {
            joints.put(joint, requireNonNull(worlds.get(joint.cocoName())).origin());
        }
        return joints;
    }

    /** Someone of usual build in T-pose, the middle of the hips at the origin; 1.75 m. */
    static Map<CocoJoint, Vector3> usual() {
        var joints = new EnumMap<CocoJoint, Vector3>(CocoJoint.class);
        joints.put(CocoJoint.NOSE, new Vector3(0, 0.64, 0.1));
        both(joints, CocoJoint.LEFT_EYE, CocoJoint.RIGHT_EYE, new Vector3(0.032, 0.7, 0.1));
        both(joints, CocoJoint.LEFT_EAR, CocoJoint.RIGHT_EAR, new Vector3(0.075, 0.67, 0));
        both(joints, CocoJoint.LEFT_SHOULDER, CocoJoint.RIGHT_SHOULDER, new Vector3(0.18, 0.5, 0));
        both(joints, CocoJoint.LEFT_ELBOW, CocoJoint.RIGHT_ELBOW, new Vector3(0.46, 0.5, 0));
        both(joints, CocoJoint.LEFT_WRIST, CocoJoint.RIGHT_WRIST, new Vector3(0.71, 0.5, 0));
        both(joints, CocoJoint.LEFT_HIP, CocoJoint.RIGHT_HIP, new Vector3(0.09, 0, 0));
        both(joints, CocoJoint.LEFT_KNEE, CocoJoint.RIGHT_KNEE, new Vector3(0.09, -0.42, 0));
        both(joints, CocoJoint.LEFT_ANKLE, CocoJoint.RIGHT_ANKLE, new Vector3(0.09, -0.84, 0));
        return joints;
    }

    private static void both(Map<CocoJoint, Vector3> joints, CocoJoint left, CocoJoint right, Vector3 at) {
        joints.put(left, at);
        joints.put(right, new Vector3(-at.x(), at.y(), at.z()));
    }

    private static Vector3 middle(Map<CocoJoint, Vector3> joints, CocoJoint one, CocoJoint other) {
        return requireNonNull(joints.get(one))
                .plus(requireNonNull(joints.get(other)))
                .times(0.5);
    }

    private static double distance(Map<CocoJoint, Vector3> joints, CocoJoint one, CocoJoint other) {
        return distance(requireNonNull(joints.get(one)), requireNonNull(joints.get(other)));
    }

    private static double distance(Vector3 one, Vector3 other) {
        return one.minus(other).length();
    }
}
