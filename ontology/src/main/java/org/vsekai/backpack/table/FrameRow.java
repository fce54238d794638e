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

        @Description("Whether it is worth a model's time.") boolean kept,

        @Description("Why the filter dropped it, none when kept.")
        Optional<String> filterReason) {

    /** A named number that a client gave with a frame. */
    public record ViewParameter(String name, double value) {}

    public static final String FRAME_ID = "frame_id";
    public static final String SCENE_ID = "scene_id";
    public static final String CAMERA_ID = "camera_id";
    public static final String PATH = "path";
    public static final String KEPT = "kept";

    public static final Table<FrameRow> TABLE = Table.of("frames", FrameRow.class, FRAME_ID);
}
