package org.vsekai.backpack.scene;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.Projection;

/**
 * A calibrated camera, a pinhole with a lens before it.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param fx focal length in pixels along x
 * @param fy focal length in pixels along y
 * @param cx principal point in pixels from the left
 * @param cy principal point in pixels from the top
 * @param worldFromCamera a rotation and a translation, metres
 * @param near clipping distance in metres along the view axis
 * @param far clipping distance in metres along the view axis
 * @param distortion of the lens
 */
public record PinholeCamera(
        int width,
        int height,
        double fx,
        double fy,
        double cx,
        double cy,
        Matrix4 worldFromCamera,
        double near,
        double far,
        Distortion distortion)
        implements CalibratedCamera {
    /** Stands for "no far plane", a thousand kilometres, because tables and JSON hold finite numbers only. */
    public static final double ENDLESS_FAR = 1e6;

    public PinholeCamera {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a picture must have pixels, not " + width + " x " + height);
        }
        if (!(fx > 0 && fy > 0 && Double.isFinite(fx) && Double.isFinite(fy))) {
            throw new IllegalArgumentException("focal lengths must be above 0, not " + fx + " and " + fy);
        }
        if (!(Double.isFinite(cx) && Double.isFinite(cy))) {
            throw new IllegalArgumentException("the principal point must be finite, not " + cx + ", " + cy);
        }
        if (!(near > 0 && far > near && Double.isFinite(far))) {
            throw new IllegalArgumentException("near must be above 0 and far above near, not " + near + ", " + far);
        }
        CameraPose.require(worldFromCamera);
    }

    /** A camera whose lens does not distort. */
    public PinholeCamera(
            int width,
            int height,
            double fx,
            double fy,
            double cx,
            double cy,
            Matrix4 worldFromCamera,
            double near,
            double far) {
        this(width, height, fx, fy, cx, cy, worldFromCamera, near, far, Distortion.NONE);
    }

    static PinholeCamera of(CameraRow row) {
        return new PinholeCamera(
                row.width(),
                row.height(),
                row.fx(),
                row.fy(),
                row.cx(),
                row.cy(),
                Matrix4.rowMajor(row.worldFromCamera()),
                row.near(),
                row.far(),
                new Distortion(row.k1(), row.k2(), row.p1(), row.p2(), row.k3()));
    }

    /** The camera of a node as {@link CalibratedCamera#of} has it; empty where the node has none of this kind. */
    public static Optional<PinholeCamera> of(SceneDocument document, SceneNode node, int width, int height) {
        return CalibratedCamera.of(document, node, width, height)
                .filter(PinholeCamera.class::isInstance)
                .map(PinholeCamera.class::cast);
    }

    /** A perspective camera in the world for pictures of a size. */
    public static PinholeCamera of(Camera.Perspective perspective, Matrix4 world, int width, int height) {
        double focal = height / (2 * Math.tan(perspective.verticalFieldOfView() / 2));
        return of(focal, perspective.near(), perspective.far(), world, width, height);
    }

    static PinholeCamera of(Camera.WidePerspective wide, Matrix4 world, int width, int height) {
        double focal = width / (2 * Math.tan(wide.horizontalFieldOfView() / 2));
        return of(focal, wide.near(), OptionalDouble.of(wide.far()), world, width, height);
    }

    private static PinholeCamera of(
            double focal, double near, OptionalDouble far, Matrix4 world, int width, int height) {
        return new PinholeCamera(
                width,
                height,
                focal,
                focal,
                width / 2.0,
                height / 2.0,
                CameraPose.withoutScale(world),
                near,
                far.orElse(Math.max(ENDLESS_FAR, 2 * near)));
    }

    public Matrix4 cameraFromWorld() {
        return worldFromCamera.inverse();
    }

    @Override
    public Pixel project(Vector3 world) {
        var offset = world.minus(worldFromCamera.origin());
        double depth = -offset.dot(worldFromCamera.axis(2));
        double x = offset.dot(worldFromCamera.axis(0)) / depth;
        double y = -offset.dot(worldFromCamera.axis(1)) / depth;
        if (distortion.isNone()) {
            return new Pixel(cx + fx * x, cy + fy * y, depth);
        }
        var shown = distortion.distorted(x, y);
        return new Pixel(cx + fx * shown.x(), cy + fy * shown.y(), depth);
    }

    @Override
    public Vector3 unproject(double x, double y, double depth) {
        var ideal = distortion.undistorted((x - cx) / fx, (y - cy) / fy);
        return worldFromCamera.transformPoint(new Vector3(ideal.x() * depth, -ideal.y() * depth, -depth));
    }

    @Override
    public CameraRow row(String sceneId, String cameraId) {
        return new CameraRow(
                sceneId,
                cameraId,
                Projection.PERSPECTIVE,
                width,
                height,
                fx,
                fy,
                cx,
                cy,
                worldFromCamera.toList(),
                near,
                far,
                distortion.k1(),
                distortion.k2(),
                distortion.p1(),
                distortion.p2(),
                distortion.k3());
    }
}
