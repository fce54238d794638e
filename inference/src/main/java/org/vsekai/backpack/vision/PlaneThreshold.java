package org.vsekai.backpack.vision;

import org.vsekai.backpack.render.Mask;

/** Makes masks of planes of numbers that networks give. */
final class PlaneThreshold {
    private final float threshold;

    PlaneThreshold(double threshold) {
        this.threshold = (float) threshold;
    }

    /**
     * Where a plane is above the threshold, once it is scaled bilinearly to a picture's size: so edges are smooth.
     *
     * @param planes holds the plane, row-major
     * @param start the plane's first value
     */
    Mask mask(float[] planes, int start, int planeWidth, int planeHeight, int width, int height) {
        var pixels = new boolean[width * height];
        new PlaneResize(planeWidth, planeHeight, width, height).scale(planes, start, (y, values) -> {
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = values[x] > threshold;
            }
        });
        return Mask.ofPixels(width, height, pixels);
    }
}
