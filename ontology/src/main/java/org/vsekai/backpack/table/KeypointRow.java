package org.vsekai.backpack.table;

import java.util.List;
import java.util.Optional;

@Description("A person in a frame, joint by joint.")
public record KeypointRow(
        @Description("Frame id, then task, model, digits of its digest, and rank.")
        String personId,

        @Description("The frame.") String frameId,
        @Description("The scene.") String sceneId,
        @Description("The camera, within the scene.") String cameraId,

        @Description("The detection that the person was looked for in; none where it was the whole frame.")
        Optional<String> detectionId,

        @Description("The task in the tree of tasks, such as detect/person/pose.")
        String task,

        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("Confidence that there is a person, 0 to 1.")
        double score,

        @Description("Left edge in pixels of the frame.") double xMinimum,
        @Description("Top edge in pixels.") double yMinimum,
        @Description("Right edge in pixels.") double xMaximum,
        @Description("Bottom edge in pixels.") double yMaximum,

        @Description("The 17 joints in COCO's order, in pixels of the frame; those not seen are guesses.")
        List<Joint> joints,

        @Description(
                "The pose alone, wherever and however large the person is: 34 numbers of unit length, x and y of each joint."
                        + " None where shoulders or hips are not seen.")
        List<Float> poseEmbedding) {

    /**
     * A joint.
     *
     * @param name COCO's, such as left_wrist; left and right are the person's own
     * @param x rightwards, in pixels
     * @param y downwards, in pixels
     * @param score confidence, 0 to 1
     * @param seen whether the score is what the model's card asks
     */
    public record Joint(String name, double x, double y, double score, boolean seen) {}

    public static final String PERSON_ID = "person_id";
    public static final String FRAME_ID = "frame_id";
    public static final String SCENE_ID = "scene_id";
    public static final String TASK = "task";
    public static final String MODEL = "model";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String SCORE = "score";

    public static final Table<KeypointRow> TABLE = Table.of("keypoints", KeypointRow.class, PERSON_ID);
}
