package org.vsekai.backpack.table;

import java.util.Optional;

@Description("An object that a model saw in a frame.")
public record DetectionRow(
        @Description("Frame id, model, its digest's first 12 digits, and rank.")
        String detectionId,

        @Description("The frame.") String frameId,
        @Description("The scene.") String sceneId,
        @Description("The camera, within the scene.") String cameraId,
        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("The model's own label.") String label,
        @Description("Confidence, 0 to 1.") double score,
        @Description("Left edge in pixels.") double xMinimum,
        @Description("Top edge in pixels.") double yMinimum,
        @Description("Right edge in pixels.") double xMaximum,
        @Description("Bottom edge in pixels.") double yMaximum,

        @Description("The ontology's class for the label, where it is mapped.")
        Optional<String> classIri,

        @Description("The object's pixels of the frame in COCO's compressed run lengths, where the model tells them.")
        Optional<String> mask) {
    public static final String DETECTION_ID = "detection_id";
    public static final String FRAME_ID = "frame_id";
    public static final String SCENE_ID = "scene_id";
    public static final String CAMERA_ID = "camera_id";
    public static final String MODEL = "model";
    public static final String MODEL_VERSION = "model_version";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String LABEL = "label";
    public static final String CLASS_IRI = "class_iri";
    public static final String SCORE = "score";

    public static final Table<DetectionRow> TABLE = Table.of("detections", DetectionRow.class, DETECTION_ID);

    /** A detection without a mask. */
    public DetectionRow(
            String detectionId,
            String frameId,
            String sceneId,
            String cameraId,
            String model,
            String modelVersion,
            String modelDigest,
            String label,
            double score,
            double xMinimum,
            double yMinimum,
            double xMaximum,
            double yMaximum,
            Optional<String> classIri) {
        this(
                detectionId,
                frameId,
                sceneId,
                cameraId,
                model,
                modelVersion,
                modelDigest,
                label,
                score,
                xMinimum,
                yMinimum,
                xMaximum,
                yMaximum,
                classIri,
                Optional.empty());
    }
}
