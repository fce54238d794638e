package org.vsekai.backpack.table;

import java.util.List;

@Description("A calibrated camera of a scene.")
public record CameraRow(
        @Description("The scene.") String sceneId,

        @Description(
                "Its id within the scene: its node's, or the capture's; default:1, default:2, ... where a scene has none and we chose.")
        String cameraId,

        @Description("perspective or orthographic.") @Formerly("perspective")
        Projection projection,

        @Description("Picture width in pixels.") int width,
        @Description("Picture height in pixels.") int height,

        @Description("Focal length in pixels along x; pixels a metre of an orthographic camera.")
        double fx,

        @Description("Focal length in pixels along y; pixels a metre of an orthographic camera.")
        double fy,

        @Description("Principal point in pixels from the left.")
        double cx,

        @Description("Principal point in pixels from the top.")
        double cy,

        @Description("4x4, row-major: camera axes (looking along -Z, +Y up) to world axes, metres.")
        List<Double> worldFromCamera,

        @Description("Near clipping distance in metres.") double near,
        @Description("Far clipping distance in metres.") double far,

        @Description("First radial coefficient of the lens (OpenCV), 0 without distortion.")
        double k1,

        @Description("Second radial coefficient.") double k2,
        @Description("First tangential coefficient.") double p1,
        @Description("Second tangential coefficient.") double p2,
        @Description("Third radial coefficient.") double k3) {
    public static final String SCENE_ID = "scene_id";
    public static final String CAMERA_ID = "camera_id";
    public static final String WORLD_FROM_CAMERA = "world_from_camera";

    public static final Table<CameraRow> TABLE = Table.of("cameras", CameraRow.class, SCENE_ID, CAMERA_ID);

    /** A perspective camera whose lens does not distort. */
    public CameraRow(
            String sceneId,
            String cameraId,
            int width,
            int height,
            double fx,
            double fy,
            double cx,
            double cy,
            List<Double> worldFromCamera,
            double near,
            double far) {
        this(
                sceneId,
                cameraId,
                Projection.PERSPECTIVE,
                width,
                height,
                fx,
                fy,
                cx,
                cy,
                worldFromCamera,
                near,
                far,
                0,
                0,
                0,
                0,
                0);
    }
}
