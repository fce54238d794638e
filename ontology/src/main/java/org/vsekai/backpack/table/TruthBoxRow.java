package org.vsekai.backpack.table;

import java.util.Optional;

@Description("What a renderer knows to be in a frame: an object's exact box. The measure of detections.")
public record TruthBoxRow(
        @Description("The frame.") String frameId,
        @Description("The object's node within the scene.") String nodeId,

        @Description("The class that the scene declares for the node, where it does.")
        Optional<String> classIri,

        @Description("Left edge in pixels.") double xMinimum,
        @Description("Top edge in pixels.") double yMinimum,
        @Description("Right edge in pixels.") double xMaximum,
        @Description("Bottom edge in pixels.") double yMaximum,

        @Description("Pixels of the object that are not hidden, over those it would cover alone: 0 to 1.")
        double visibleFraction) {
    public static final String FRAME_ID = "frame_id";
    public static final String NODE_ID = "node_id";
    public static final String CLASS_IRI = "class_iri";

    public static final Table<TruthBoxRow> TABLE = Table.of("truth_boxes", TruthBoxRow.class, FRAME_ID, NODE_ID);
}
