package org.vsekai.backpack.table;

import java.util.List;

@Description("A model has looked at a frame: what it is not asked to do again, and where the time went.")
public record InferenceRow(
        @Description("The frame; of tasks on other things the clip, scene or item.")
        String frameId,

        @Description("The task in the tree of tasks, such as detect or detect/person/pose.") @Formerly("detect")
        String task,

        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description(
                "SHA-256 of what it was given besides the frame, hexadecimal: of the weights of the tasks above, of the text."
                        + " Empty where that was nothing.")
        @Formerly("")
        String sourceDigest,

        @Description("Results that it gave: detections, persons, texts, vectors.")
        int detections,

        @Description("Milliseconds to read and decode the image.")
        double decodeMilliseconds,

        @Description("Milliseconds to scale, pad and normalise it.")
        double preprocessMilliseconds,

        @Description("Milliseconds in the network: the batch's time over its frames.")
        double inferMilliseconds,

        @Description("Milliseconds from the network's tensors to detections.")
        double postprocessMilliseconds) {
    public static final String FRAME_ID = "frame_id";
    public static final String TASK = "task";
    public static final String MODEL = "model";
    public static final String MODEL_VERSION = "model_version";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String SOURCE_DIGEST = "source_digest";
    public static final String INFER_MILLISECONDS = "infer_milliseconds";

    /** The four parts of a frame's time. */
    public static final List<String> MILLISECONDS =
            List.of("decode_milliseconds", "preprocess_milliseconds", INFER_MILLISECONDS, "postprocess_milliseconds");

    public static final Table<InferenceRow> TABLE =
            Table.of("inferences", InferenceRow.class, FRAME_ID, TASK, MODEL, MODEL_DIGEST);

    /** The detector's mark on a frame. */
    public InferenceRow(
            String frameId,
            String model,
            String modelVersion,
            String modelDigest,
            int detections,
            double decodeMilliseconds,
            double preprocessMilliseconds,
            double inferMilliseconds,
            double postprocessMilliseconds) {
        this(
                frameId,
                "detect",
                model,
                modelVersion,
                modelDigest,
                "",
                detections,
                decodeMilliseconds,
                preprocessMilliseconds,
                inferMilliseconds,
                postprocessMilliseconds);
    }
}
