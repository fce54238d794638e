package org.vsekai.backpack.table;

import java.util.List;

@Description("A model has looked at a frame: what it is not asked to do again, and where the time went.")
public record InferenceRow(
        @Description("The frame.") String frameId,
        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("Detections it gave.") int detections,

        @Description("Milliseconds to read and decode the image.")
        double decodeMilliseconds,

        @Description("Milliseconds to scale, pad and normalise it.")
        double preprocessMilliseconds,

        @Description("Milliseconds in the network: the batch's time over its frames.")
        double inferMilliseconds,

        @Description("Milliseconds from the network's tensors to detections.")
        double postprocessMilliseconds) {
    public static final String FRAME_ID = "frame_id";
    public static final String MODEL = "model";
    public static final String MODEL_VERSION = "model_version";
    public static final String MODEL_DIGEST = "model_digest";

    /** The four parts of a frame's time. */
    public static final List<String> MILLISECONDS =
            List.of("decode_milliseconds", "preprocess_milliseconds", "infer_milliseconds", "postprocess_milliseconds");

    public static final Table<InferenceRow> TABLE =
            Table.of("inferences", InferenceRow.class, FRAME_ID, MODEL, MODEL_DIGEST);
}
