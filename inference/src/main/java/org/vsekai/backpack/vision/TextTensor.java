package org.vsekai.backpack.vision;

/** Makes what the networks for text take: three planes, blue first, values -1 to 1. */
final class TextTensor {
    private static final float[] VALUES = new float[256];

    static {
        for (int value = 0; value < VALUES.length; value++) {
            VALUES[value] = (value / 255f - 0.5f) / 0.5f;
        }
    }

    private TextTensor() {}

    /**
     * Writes a picture scaled to a size at the left of a canvas of the same height; what is right of it stays as it is.
     *
     * @param start where the canvas begins in the tensor
     */
    static void write(Picture picture, int width, int height, float[] tensor, int start, int canvasWidth) {
        var resize = new BilinearResize(picture, width, height);
        var row = new int[3 * width];
        int plane = canvasWidth * height;
        for (int y = 0; y < height; y++) {
            resize.row(y, row);
            int blue = start + y * canvasWidth;
            for (int x = 0; x < width; x++) {
                tensor[blue + x] = VALUES[row[3 * x + 2]];
                tensor[blue + plane + x] = VALUES[row[3 * x + 1]];
                tensor[blue + 2 * plane + x] = VALUES[row[3 * x]];
            }
        }
    }
}
