package org.vsekai.backpack.vision;

/**
 * A picture scaled to fit a canvas, its sides in proportion, at the canvas's top left.
 *
 * @param scale canvas pixels per picture pixel
 * @param width the scaled picture's width in canvas pixels, at least 1
 * @param height the scaled picture's height in canvas pixels, at least 1
 */
record Letterbox(double scale, int width, int height, int pictureWidth, int pictureHeight) {

    static Letterbox fit(int pictureWidth, int pictureHeight, int canvasWidth, int canvasHeight) {
        double scale = Math.min((double) canvasWidth / pictureWidth, (double) canvasHeight / pictureHeight);
        return new Letterbox(
                scale,
                side(pictureWidth * scale, canvasWidth),
                side(pictureHeight * scale, canvasHeight),
                pictureWidth,
                pictureHeight);
    }

    private static int side(double length, int canvas) {
        return Math.max(1, Math.min(canvas, (int) Math.rint(length)));
    }

    /** A box of the canvas in the picture's pixels, cut off at its edges. */
    Box toPicture(Box box) {
        return new Box(
                clamp(box.xMinimum() / scale, pictureWidth),
                clamp(box.yMinimum() / scale, pictureHeight),
                clamp(box.xMaximum() / scale, pictureWidth),
                clamp(box.yMaximum() / scale, pictureHeight));
    }

    private static double clamp(double value, int most) {
        return Math.max(0, Math.min(most, value));
    }
}
