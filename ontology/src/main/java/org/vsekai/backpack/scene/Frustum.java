package org.vsekai.backpack.scene;

/**
 * What a camera can show: the pyramid through the edges of its picture, of an orthographic one the box, cut at near and
 * far. With a lens that bends, the pyramid is as wide as the edges are anywhere, so that nothing that is shown lies
 * outside. Immutable and thread-safe.
 */
public final class Frustum {
    /** Places along an edge of the picture: what is bent is bent smoothly. */
    private static final int SAMPLES = 16;

    private static final int CORNERS = 8;

    private final Matrix4 cameraFromWorld;
    private final boolean parallel;
    private final double near;
    private final double far;
    /** Bounds in metres: at a depth of one metre, or at any of an orthographic camera. */
    private double left = Double.POSITIVE_INFINITY;

    private double right = Double.NEGATIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    private Frustum(CalibratedCamera camera) {
        cameraFromWorld = camera.worldFromCamera().inverse();
        parallel = camera instanceof OrthographicCamera;
        near = camera.near();
        far = camera.far();
    }

    /** The frustum of a camera. */
    public static Frustum of(CalibratedCamera camera) {
        var frustum = new Frustum(camera);
        for (int i = 0; i <= SAMPLES; i++) {
            double x = (double) camera.width() * i / SAMPLES;
            double y = (double) camera.height() * i / SAMPLES;
            frustum.widen(camera, x, 0);
            frustum.widen(camera, x, camera.height());
            frustum.widen(camera, 0, y);
            frustum.widen(camera, camera.width(), y);
        }
        return frustum;
    }

    /** Takes a place of the picture in; where the lens shows nothing known, there is no bound on any side. */
    private void widen(CalibratedCamera camera, double x, double y) {
        try {
            var edge = cameraFromWorld.transformPoint(camera.unproject(x, y, 1));
            left = Math.min(left, edge.x());
            right = Math.max(right, edge.x());
            top = Math.min(top, -edge.y());
            bottom = Math.max(bottom, -edge.y());
        } catch (ArithmeticException e) {
            left = Double.NEGATIVE_INFINITY;
            right = Double.POSITIVE_INFINITY;
            top = Double.NEGATIVE_INFINITY;
            bottom = Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Whether a box of the world may be shown: it does not lie beyond one of the six planes as a whole. A box near a
     * corner may pass though no part of it is shown; one that is shown always passes.
     */
    public boolean mayShow(Box3 box) {
        var beyond = new int[6];
        for (int corner = 0; corner < CORNERS; corner++) {
            var point = cameraFromWorld.transformPoint(new Vector3(
                    (corner & 1) == 0 ? box.minimum().x() : box.maximum().x(),
                    (corner & 2) == 0 ? box.minimum().y() : box.maximum().y(),
                    (corner & 4) == 0 ? box.minimum().z() : box.maximum().z()));
            count(point.x(), -point.y(), -point.z(), beyond);
        }
        for (int corners : beyond) {
            if (corners == CORNERS) {
                return false;
            }
        }
        return true;
    }

    private void count(double x, double y, double depth, int[] beyond) {
        double wide = parallel ? 1 : depth;
        beyond[0] += depth < near ? 1 : 0;
        beyond[1] += depth > far ? 1 : 0;
        beyond[2] += x < left * wide ? 1 : 0;
        beyond[3] += x > right * wide ? 1 : 0;
        beyond[4] += y < top * wide ? 1 : 0;
        beyond[5] += y > bottom * wide ? 1 : 0;
    }
}
