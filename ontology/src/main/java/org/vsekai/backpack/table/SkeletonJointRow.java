package org.vsekai.backpack.table;

import java.util.List;
import java.util.Optional;

@Description("A joint of a kinematic chain at rest.")
public record SkeletonJointRow(
        @Description("The scene.") String sceneId,
        @Description("The skeleton's id within the scene.") String skeletonId,

        @Description("The joint's id within the scene: its node's id.")
        String jointId,

        @Description("The joint it hangs on, none for the root.")
        Optional<String> parentJointId,

        @Description("The VRM humanoid bone that it is, where known.")
        Optional<String> humanoidBone,

        @Description("4x4, row-major: the joint's axes to its parent's at rest, metres.")
        List<Double> parentFromJoint,

        @Description("4x4, row-major: the joint's axes to the world's at rest, metres.")
        List<Double> worldFromJoint,

        @Description(
                "4x4, row-major: the mesh's axes to the joint's when nothing is bent, none where there is no skin.")
        Optional<List<Double>> inverseBind) {
    public static final String SCENE_ID = "scene_id";
    public static final String SKELETON_ID = "skeleton_id";
    public static final String JOINT_ID = "joint_id";

    public static final Table<SkeletonJointRow> TABLE =
            Table.of("skeleton_joints", SkeletonJointRow.class, SCENE_ID, SKELETON_ID, JOINT_ID);
}
