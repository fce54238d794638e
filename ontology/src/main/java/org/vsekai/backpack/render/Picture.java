package org.vsekai.backpack.render;

import java.util.Arrays;
import org.vsekai.backpack.scene.PinholeCamera;

/**
 * What is known of each pixel while a picture is drawn. Threads may share it when each keeps to rows of its own. Pixel
 * (x, y) is at y * width + x.
 */
final class Picture {
    private static final int MOST_SIDE = 1 << 14;
    private static final int MOST_PIXELS = 1 << 26;
    static final int NONE = -1;

    final Eye eye;
    /** The solid triangle seen in each pixel, counted through all surfaces; -1 where nothing is. */
    final int[] triangles;
    /** One over the metres ahead of it; of the far plane where nothing is. */
    final float[] nearness;
    /** The node that was drawn last at each pixel, seen or not. */
    final int[] touched;
    /** What is painted at last, as {@link Rendering} gives it. */
    final int[] argb;

    final float[] depth;
    final int[] node;
    /** One over the metres to the far plane. */
    final float farthest;

    Picture(PinholeCamera camera) {
        long pixels = (long) camera.width() * camera.height();
        if (Math.max(camera.width(), camera.height()) > MOST_SIDE || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("a picture must be at most " + MOST_SIDE + " pixels wide and high and "
                    + MOST_PIXELS + " in all, not " + camera.width() + " x " + camera.height());
        }
        eye = new Eye(camera);
        farthest = (float) (1 / eye.far);
        triangles = new int[camera.width() * camera.height()];
        nearness = new float[triangles.length];
        touched = new int[triangles.length];
        argb = new int[triangles.length];
        depth = new float[triangles.length];
        node = new int[triangles.length];
        Arrays.fill(triangles, NONE);
        Arrays.fill(nearness, farthest);
        Arrays.fill(touched, NONE);
    }

    int pixels() {
        return triangles.length;
    }
}
