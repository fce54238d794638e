package org.vsekai.backpack.render;

import org.vsekai.backpack.scene.PinholeCamera;

/** A camera's numbers at hand: what is right, up and ahead of it, in metres. Immutable. */
final class Eye {
    final int width;
    final int height;
    final double fx;
    final double fy;
    /** One over fx and fy. */
    final double perFx;

    final double perFy;
    final double cx;
    final double cy;
    final double near;
    final double far;

    /** Camera from world, three rows: right, up, ahead. */
    private final double[] rows = new double[12];

    Eye(PinholeCamera camera) {
        width = camera.width();
        height = camera.height();
        fx = camera.fx();
        fy = camera.fy();
        perFx = 1 / fx;
        perFy = 1 / fy;
        cx = camera.cx();
        cy = camera.cy();
        near = camera.near();
        far = camera.far();
        var world = camera.worldFromCamera();
        var position = world.origin();
        for (int row = 0; row < 3; row++) {
            var axis = row == 2 ? world.axis(2).times(-1) : world.axis(row);
            rows[4 * row] = axis.x();
            rows[4 * row + 1] = axis.y();
            rows[4 * row + 2] = axis.z();
            rows[4 * row + 3] = -axis.dot(position);
        }
    }

    /** Writes right, up and ahead of the point whose x, y, z in the world begin at {@code from}. */
    void look(float[] world, int from, float[] camera, int to) {
        double x = world[from];
        double y = world[from + 1];
        double z = world[from + 2];
        camera[to] = (float) (rows[0] * x + rows[1] * y + rows[2] * z + rows[3]);
        camera[to + 1] = (float) (rows[4] * x + rows[5] * y + rows[6] * z + rows[7]);
        camera[to + 2] = (float) (rows[8] * x + rows[9] * y + rows[10] * z + rows[11]);
    }
}
