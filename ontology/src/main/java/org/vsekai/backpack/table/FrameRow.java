package org.vsekai.backpack.table;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

@Description("One image of one camera at one time.")
public record FrameRow(
        @Description("The frame's id: scene id, .f and its number, in the capture or among those that we drew.")
        String frameId,

        @Description("The scene.") String sceneId,
        @Description("The camera, within the scene.") String cameraId,

        @Description("When it was taken; of a frame that we drew, when the scene was uploaded.")
        Instant capturedAt,

        @Description("The image's path under the landing zone: scenes/... as it came, renders/... as we drew it.")
        String path,

        @Description("SHA-256 of the image file, hexadecimal.")
        String contentHash,

        @Description("Picture width in pixels.") int width,
        @Description("Picture height in pixels.") int height,

        @Description("View parameters that came with it, such as exposure: named numbers.")
        List<ViewParameter> viewParameters,

        @Description("Whether the filter found it worth a model's time; false until it has looked.")
        boolean kept,

        @Description("Why the filter dropped it: a short word, then the measure and its threshold. None when kept.")
        Optional<String> filterReason,

        @Description(
                "What the filter measured: sharpness (variance of the Laplacian), brightness (0 to 1), clipped_share"
                        + " (of pixels that are black or white), perceptual_hash (64 bits), nodes_in_view and motion_pixels"
                        + " where they are known. None before.")
        Optional<Measures> measures,

        @Description("How strict the filter was when it decided, 0 (lenient) to 1. None before.")
        Optional<Double> strictness) {

    /** A named number that a client gave with a frame. */
    public record ViewParameter(String name, double value) {}

    /**
     * What the filter measured.
     *
     * @param sharpness variance of the Laplacian of the luminance (0 to 255), at a fixed scale
     * @param brightness mean luminance, 0 to 1
     * @param clippedShare share of pixels at the black or the white end, 0 to 1
     * @param perceptualHash 64 bits: pictures that look alike differ in few
     * @param nodesInView nodes with a mesh that the camera may show, where both are known
     * @param motionPixels how far the picture moved while the shutter was open, where the client said so; at the same
     *     scale as sharpness
     */
    public record Measures(
            double sharpness,
            double brightness,
            double clippedShare,
            long perceptualHash,
            Optional<Integer> nodesInView,
            Optional<Double> motionPixels) {}

    public static final String FRAME_ID = "frame_id";
    public static final String SCENE_ID = "scene_id";
    public static final String CAMERA_ID = "camera_id";
    public static final String PATH = "path";
    public static final String CAPTURED_AT = "captured_at";
    public static final String KEPT = "kept";
    public static final String FILTER_REASON = "filter_reason";
    public static final String MEASURES = "measures";
    public static final String STRICTNESS = "strictness";

    /** The columns that the filter writes; ingest writes the others. */
    public static final List<String> OF_THE_FILTER = List.of(KEPT, FILTER_REASON, MEASURES, STRICTNESS);

    public static final Table<FrameRow> TABLE = Table.of("frames", FrameRow.class, FRAME_ID);

    /** A frame without the filter's measures. */
    public FrameRow(
            String frameId,
            String sceneId,
            String cameraId,
            Instant capturedAt,
            String path,
            String contentHash,
            int width,
            int height,
            List<ViewParameter> viewParameters,
            boolean kept,
            Optional<String> filterReason) {
        this(
                frameId,
                sceneId,
                cameraId,
                capturedAt,
                path,
                contentHash,
                width,
                height,
                viewParameters,
                kept,
                filterReason,
                Optional.empty(),
                Optional.empty());
    }

    /** The same frame as the filter leaves it. */
    public FrameRow filtered(
            boolean worthIt, Optional<String> reason, Optional<Measures> measured, Optional<Double> strict) {
        return new FrameRow(
                frameId,
                sceneId,
                cameraId,
                capturedAt,
                path,
                contentHash,
                width,
                height,
                viewParameters,
                worthIt,
                reason,
                measured,
                strict);
    }
}
