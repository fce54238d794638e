package org.vsekai.backpack.table;

@Description("How fast a model went through the frames of the warehouse.")
public record ThroughputRow(
        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("SHA-256 of the model's weights, hexadecimal.")
        String modelDigest,

        @Description("Frames that it has looked at.") long frames,

        @Description("Frames per second and core: frames over the sum of all four parts.")
        double framesPerCoreSecond,

        @Description("Mean milliseconds to read and decode an image.")
        double decodeMilliseconds,

        @Description("Mean milliseconds to scale, pad and normalise it.")
        double preprocessMilliseconds,

        @Description("Mean milliseconds in the network.") double inferMilliseconds,

        @Description("Mean milliseconds from tensors to detections.")
        double postprocessMilliseconds) {
    public static final String MODEL = "model";
    public static final String MODEL_DIGEST = "model_digest";
    public static final String FRAMES = "frames";
    public static final String FRAMES_PER_CORE_SECOND = "frames_per_core_second";

    public static final Table<ThroughputRow> TABLE = Table.of("throughput", ThroughputRow.class, MODEL, MODEL_DIGEST);
}
