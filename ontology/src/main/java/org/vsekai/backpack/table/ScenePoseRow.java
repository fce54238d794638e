package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Description(
        "How a person stands at a moment, in metres, from what several calibrated cameras saw; and how an avatar is"
                + " to be turned to stand so.")
public record ScenePoseRow(
        @Description("The scene's id, then digits of the digest of the first of its keypoints.")
        String poseId,

        @Description("The scene.") String sceneId,

        @Description(
                "The person, the same from moment to moment: the scene's id, then digits of the digest of the first"
                        + " keypoints ever.")
        String personId,

        @Description("The task in the tree of tasks, such as detect/person/pose.")
        String task,

        @Description("The name of the model that saw it.") String model,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("When its first camera saw it.") Instant capturedAt,

        @Description("The mean score of its keypoints' persons, 0 to 1.")
        double score,

        @Description("How many cameras saw the person.") int support,

        @Description("How far from their places its cameras saw the joints: the root of the mean square, in pixels.")
        double residual,

        @Description("Halfway between the joints of the hips, in metres, where both are known.")
        Optional<Place> hips,

        @Description("The joints that two cameras or more saw at one place, in COCO's order.")
        List<Joint> joints,

        @Description(
                "Rotations of the bones of a VRM 1.0 humanoid as glTF has them (unit quaternions) against its T-pose, each in the axes"
                        + " of the next bone above that is named; of the hips in the world's. Those that the joints do not tell are not"
                        + " there, and stay as they are at rest.")
        List<Bone> bones,

        @Description("The rows of keypoints that it was put together from, one of a camera, by their person_id in"
                + " ascending order.")
        List<String> keypointIds) {

    /** A point of the world, metres. */
    public record Place(double x, double y, double z) {}

    /**
     * A joint.
     *
     * @param name COCO's, such as left_wrist; left and right are the person's own
     * @param x metres
     * @param y metres
     * @param z metres
     * @param residual how far from its place its cameras saw it: the root of the mean square, in pixels
     * @param support how many cameras tell its place
     */
    public record Joint(String name, double x, double y, double z, double residual, int support) {}

    /**
     * A bone's rotation.
     *
     * @param bone its name in VRM 1.0, such as leftUpperArm
     * @param x of the quaternion
     * @param y of the quaternion
     * @param z of the quaternion
     * @param w of the quaternion, not negative
     */
    public record Bone(String bone, double x, double y, double z, double w) {}

    public static final String POSE_ID = "pose_id";

    public static final Table<ScenePoseRow> TABLE = Table.of("scene_poses", ScenePoseRow.class, POSE_ID);
}
