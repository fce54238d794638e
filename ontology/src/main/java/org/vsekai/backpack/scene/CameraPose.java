package org.vsekai.backpack.scene;

/** Where a camera stands and which way it is turned: a rotation and a translation, metres. */
final class CameraPose {
    private static final double TOLERANCE = 1e-4;

    private CameraPose() {}

    /**
     * Holds a matrix to be a pose.
     *
     * @throws IllegalArgumentException when it scales, shears, mirrors or is not finite
     */
    static void require(Matrix4 worldFromCamera) {
        if (!isRigid(worldFromCamera)) {
            throw new IllegalArgumentException(
                    "world_from_camera must be a rotation and a translation, not " + worldFromCamera);
        }
    }

    private static boolean isRigid(Matrix4 matrix) {
        // How far the determinant may be from 1 follows from the axes below: its sign alone says more.
        if (!matrix.isFinite() || !(matrix.determinant3() > 0)) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            double product = matrix.axis(i).dot(matrix.axis((i + 1) % 3));
            if (Math.abs(matrix.axis(i).length() - 1) > TOLERANCE || Math.abs(product) > TOLERANCE) {
                return false;
            }
        }
        return true;
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
}
