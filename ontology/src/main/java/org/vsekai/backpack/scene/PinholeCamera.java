package org.vsekai.backpack.scene;

import java.util.Optional;
import org.vsekai.backpack.table.CameraRow;

/**
 * A calibrated camera without lens distortion. It looks along its -Z with +Y up; pixel coordinates grow to the right
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
        double far) {
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
                row.far());
    }

    /**
     * The camera of a node for pictures of a size, with square pixels: the vertical field of view counts, the
     * document's aspect ratio does not. The node's scale has no effect. Empty where the node has no camera or an
     * orthographic one.
     */
    public static Optional<PinholeCamera> of(SceneDocument document, SceneNode node, int width, int height) {
        if (node.camera().isEmpty()
                || !(document.cameras().get(node.camera().getAsInt()) instanceof Camera.Perspective perspective)) {
            return Optional.empty();
        }
        return Optional.of(of(perspective, node.world(), width, height));
    }

    /** A perspective camera in the world for pictures of a size. */
    public static PinholeCamera of(Camera.Perspective perspective, Matrix4 world, int width, int height) {
        double focal = height / (2 * Math.tan(perspective.verticalFieldOfView() / 2));
        return new PinholeCamera(
                width,
                height,
                focal,
                focal,
                width / 2.0,
                height / 2.0,
                withoutScale(world),
                perspective.near(),
                perspective.far().orElse(Math.max(ENDLESS_FAR, 2 * perspective.near())));
    }

    /** The axes made orthonormal, the view axis first (Gram-Schmidt); not finite where an axis has no length. */
    static Matrix4 withoutScale(Matrix4 world) {
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
        return new Pixel(
                cx + fx * offset.dot(worldFromCamera.axis(0)) / depth,
                cy - fy * offset.dot(worldFromCamera.axis(1)) / depth,
                depth);
    }

    /** The point of the world at a pixel and a depth along the view axis. */
    public Vector3 unproject(double x, double y, double depth) {
        return worldFromCamera.transformPoint(new Vector3((x - cx) / fx * depth, (cy - y) / fy * depth, -depth));
    }
}
