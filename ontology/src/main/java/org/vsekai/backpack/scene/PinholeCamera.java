package org.vsekai.backpack.scene;

import java.util.Optional;
import java.util.OptionalDouble;
import org.vsekai.backpack.table.CameraRow;

/**
 * A calibrated camera, a pinhole with a lens before it. It looks along its -Z with +Y up; pixel coordinates grow to the right
 * and down, and the centre of the first pixel is at (0.5, 0.5).
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
        Distortion distortion) {
    /** Stands for "no far plane", a thousand kilometres, because tables and JSON hold finite numbers only. */
    public static final double ENDLESS_FAR = 1e6;

    private static final double RIGID_TOLERANCE = 1e-4;

    /**
     * A point of the picture.
     *
     * @param depth metres along the view axis, negative behind the camera: where it is not positive, x and y mean
     *     nothing
     */
    public record Pixel(double x, double y, double depth) {}

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
        if (!isRigid(worldFromCamera)) {
            throw new IllegalArgumentException(
                    "world_from_camera must be a rotation and a translation, not " + worldFromCamera);
        }
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

    /** The camera of a table row. */
    public static PinholeCamera of(CameraRow row) {
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

    /**
     * The camera of a node for pictures of a size, with square pixels: the vertical field of view counts, the
     * document's aspect ratio does not; only where the document gives no vertical one, the horizontal counts. The
     * node's scale has no effect. Empty where the node has no camera or an orthographic one.
     */
    public static Optional<PinholeCamera> of(SceneDocument document, SceneNode node, int width, int height) {
        if (node.camera().isEmpty()) {
            return Optional.empty();
        }
        return of(document.cameras().get(node.camera().getAsInt()), node.world(), width, height);
    }

    /** A camera in the world for pictures of a size; empty for an orthographic one. */
    static Optional<PinholeCamera> of(Camera camera, Matrix4 world, int width, int height) {
        if (camera instanceof Camera.Perspective perspective) {
            return Optional.of(of(perspective, world, width, height));
        }
        if (camera instanceof Camera.WidePerspective wide) {
            double focal = width / (2 * Math.tan(wide.horizontalFieldOfView() / 2));
            return Optional.of(of(focal, wide.near(), OptionalDouble.of(wide.far()), world, width, height));
        }
        return Optional.empty();
    }

    /** A perspective camera in the world for pictures of a size. */
    public static PinholeCamera of(Camera.Perspective perspective, Matrix4 world, int width, int height) {
        double focal = height / (2 * Math.tan(perspective.verticalFieldOfView() / 2));
        return of(focal, perspective.near(), perspective.far(), world, width, height);
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
                withoutScale(world),
                near,
                far.orElse(Math.max(ENDLESS_FAR, 2 * near)));
    }

    /** The axes made orthonormal, the view axis first (Gram-Schmidt); not finite where an axis has no length. */
    private static Matrix4 withoutScale(Matrix4 world) {
        var back = world.axis(2).normalized();
        var up = world.axis(1);
        up = up.minus(back.times(up.dot(back))).normalized();
        var right = up.cross(back);
        var eye = world.origin();
        return Matrix4.rowMajor(
                right.x(), up.x(), back.x(), eye.x(), right.y(), up.y(), back.y(), eye.y(), right.z(), up.z(), back.z(),
                eye.z(), 0, 0, 0, 1);
    }

    private static boolean isRigid(Matrix4 matrix) {
        if (!matrix.isFinite() || Math.abs(matrix.determinant3() - 1) > RIGID_TOLERANCE) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            double product = matrix.axis(i).dot(matrix.axis((i + 1) % 3));
            if (Math.abs(matrix.axis(i).length() - 1) > RIGID_TOLERANCE || Math.abs(product) > RIGID_TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    public Matrix4 cameraFromWorld() {
        return worldFromCamera.inverse();
    }

    /** Where a point of the world is in the picture. */
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

    /**
     * The point of the world at a pixel and a depth along the view axis.
     *
     * @throws ArithmeticException when the lens shows nothing at the pixel; never without distortion
     */
    public Vector3 unproject(double x, double y, double depth) {
        var ideal = distortion.undistorted((x - cx) / fx, (y - cy) / fy);
        return worldFromCamera.transformPoint(new Vector3(ideal.x() * depth, -ideal.y() * depth, -depth));
    }
}
