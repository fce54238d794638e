package org.vsekai.backpack.table;

@Description("How well a model's detections of a class meet the exact boxes of a renderer.")
public record DetectionMetricRow(
        @Description("The model's name in the catalogue.") String model,
        @Description("The model's version.") String modelVersion,

        @Description("The class; the root class stands for all of them together.")
        String classIri,

        @Description("The least overlap (intersection over union) that counts as found.")
        double iouThreshold,

        @Description("Objects that are there and visible.") long truths,
        @Description("Detections of the class.") long detections,

        @Description("Detections that meet an object of the class, each object once.")
        long matches,

        @Description("matches / detections, 0 when there are none.")
        double precision,

        @Description("matches / truths, 0 when there are none.")
        double recall) {
    public static final String MODEL = "model";
    public static final String MODEL_VERSION = "model_version";
    public static final String CLASS_IRI = "class_iri";
    public static final String IOU_THRESHOLD = "iou_threshold";

    public static final Table<DetectionMetricRow> TABLE =
            Table.of("detection_metrics", DetectionMetricRow.class, MODEL, MODEL_VERSION, CLASS_IRI, IOU_THRESHOLD);
}
