package org.vsekai.backpack.scene;

import org.vsekai.backpack.table.CameraRow;
import org.vsekai.backpack.table.Projection;

/**
 * A calibrated camera of parallel rays.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param scaleX pixels a metre along x
 * @param scaleY pixels a metre along y
 * @param cx where the view axis meets the picture, in pixels from the left
 * @param cy where the view axis meets the picture, in pixels from the top
 * @param worldFromCamera a rotation and a translation, metres
 * @param near clipping distance in metres along the view axis, may be 0
 * @param far clipping distance in metres along the view axis
 */
public record OrthographicCamera(
        int width,
        int height,
        double scaleX,
        double scaleY,
        double cx,
        double cy,
        Matrix4 worldFromCamera,
        double near,
        double far)
        implements CalibratedCamera {

    public OrthographicCamera {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException("a picture must have pixels, not " + width + " x " + height);
        }
        if (!(scaleX > 0 && scaleY > 0 && Double.isFinite(scaleX) && Double.isFinite(scaleY))) {
            throw new IllegalArgumentException("pixels a metre must be above 0, not " + scaleX + " and " + scaleY);
        }
        if (!(Double.isFinite(cx) && Double.isFinite(cy))) {
            throw new IllegalArgumentException("the middle must be finite, not " + cx + ", " + cy);
        }
        if (!(near >= 0 && far > near && Double.isFinite(far))) {
            throw new IllegalArgumentException(
                    "near must not be negative and far above near, not " + near + ", " + far);
        }
        CameraPose.require(worldFromCamera);
    }

    static OrthographicCamera of(CameraRow row) {
        return new OrthographicCamera(
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

    /** What is seen from top to bottom counts: the pixels are square. A negative ymag, which glTF allows, means its size. */
    static OrthographicCamera of(Camera.Orthographic camera, Matrix4 world, int width, int height) {
        double scale = height / (2 * Math.abs(camera.halfHeight()));
        return new OrthographicCamera(
                width,
                height,
                scale,
                scale,
                width / 2.0,
                height / 2.0,
                CameraPose.withoutScale(world),
                camera.near(),
                camera.far());
    }

    @Override
    public Pixel project(Vector3 world) {
        var offset = world.minus(worldFromCamera.origin());
        double depth = -offset.dot(worldFromCamera.axis(2));
        double x = cx + scaleX * offset.dot(worldFromCamera.axis(0));
        double y = cy - scaleY * offset.dot(worldFromCamera.axis(1));
        return new Pixel(x, y, depth);
    }

    @Override
    public Vector3 unproject(double x, double y, double depth) {
        return worldFromCamera.transformPoint(new Vector3((x - cx) / scaleX, -(y - cy) / scaleY, -depth));
    }

    @Override
    public CameraRow row(String sceneId, String cameraId) {
        return new CameraRow(
                sceneId,
                cameraId,
                Projection.ORTHOGRAPHIC,
                width,
                height,
                scaleX,
                scaleY,
                cx,
                cy,
                worldFromCamera.toList(),
                near,
                far,
                0,
                0,
                0,
                0,
                0);
    }
}
