package org.vsekai.backpack.scene;

import java.util.Optional;
import org.vsekai.backpack.table.CameraRow;

/**
 * A camera of which is known where each point of the world is in its picture. It looks along its -Z with +Y up; pixel
 * coordinates grow to the right and down, and the centre of the first pixel is at (0.5, 0.5).
 */
public sealed interface CalibratedCamera permits PinholeCamera, OrthographicCamera {
    /** Of the picture, in pixels. */
    int width();

    /** Of the picture, in pixels. */
    int height();

    /** A rotation and a translation, metres. */
    Matrix4 worldFromCamera();

    /** Clipping distance in metres along the view axis. */
    double near();

    /** Clipping distance in metres along the view axis. */
    double far();

    /**
     * A point of the picture.
     *
     * @param depth metres along the view axis, negative behind the camera: where it is not positive, x and y of a
     *     pinhole camera mean nothing
     */
    record Pixel(double x, double y, double depth) {}

    /** Where a point of the world is in the picture. */
    Pixel project(Vector3 world);

    /**
     * The point of the world at a pixel and a depth along the view axis.
     *
     * @throws ArithmeticException when the lens shows nothing at the pixel; never without distortion
     */
    Vector3 unproject(double x, double y, double depth);

    /** Its row in the table of cameras. */
    CameraRow row(String sceneId, String cameraId);

    /**
     * The camera of a table row.
     *
     * @throws IllegalArgumentException when the row is no camera
     */
    static CalibratedCamera of(CameraRow row) {
        return switch (row.projection()) {
            case PERSPECTIVE -> PinholeCamera.of(row);
            case ORTHOGRAPHIC -> OrthographicCamera.of(row);
        };
    }

    /**
     * The camera of a node for pictures of a size, with square pixels: what is seen from top to bottom counts, the
     * document's aspect ratio does not; only where the document gives no vertical field of view, the horizontal counts.
     * The node's scale has no effect. Empty where the node has no camera.
     */
    static Optional<CalibratedCamera> of(SceneDocument document, SceneNode node, int width, int height) {
        if (node.camera().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(document.cameras().get(node.camera().getAsInt()), node.world(), width, height));
    }

    /** A document's camera in the world for pictures of a size. */
    static CalibratedCamera of(Camera camera, Matrix4 world, int width, int height) {
        if (camera instanceof Camera.Perspective perspective) {
            return PinholeCamera.of(perspective, world, width, height);
        }
        if (camera instanceof Camera.WidePerspective wide) {
            return PinholeCamera.of(wide, world, width, height);
        }
        return OrthographicCamera.of((Camera.Orthographic) camera, world, width, height);
    }
}
