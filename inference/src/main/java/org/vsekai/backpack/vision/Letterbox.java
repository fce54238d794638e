package org.vsekai.backpack.vision;

/**
 * How a picture lies on a network's canvas.
 *
 * @param scaleX canvas pixels per picture pixel along x
 * @param scaleY along y; as along x unless the picture is stretched
 * @param left the picture's left edge on the canvas
 * @param top its top edge
 * @param width the scaled picture's width in canvas pixels, at least 1
 * @param height the scaled picture's height in canvas pixels, at least 1
 */
record Letterbox(
        double scaleX, double scaleY, int left, int top, int width, int height, int pictureWidth, int pictureHeight) {

    /** Where a picture is put. */
    enum Place {
        /** Its sides in proportion, at the canvas's top left. */
        TOP_LEFT,
        /** Its sides in proportion, in the canvas's middle; of an odd rest the smaller half is left and above. */
        CENTRE,
        /** Over the whole canvas, out of proportion. */
        STRETCHED
    }

    /** At the canvas's top left, as large as it fits. */
    static Letterbox fit(int pictureWidth, int pictureHeight, int canvasWidth, int canvasHeight) {
        return of(Place.TOP_LEFT, pictureWidth, pictureHeight, canvasWidth, canvasHeight);
    }

    static Letterbox of(Place place, int pictureWidth, int pictureHeight, int canvasWidth, int canvasHeight) {
        double scaleX = (double) canvasWidth / pictureWidth;
        double scaleY = (double) canvasHeight / pictureHeight;
        if (place == Place.STRETCHED) {
            return new Letterbox(scaleX, scaleY, 0, 0, canvasWidth, canvasHeight, pictureWidth, pictureHeight);
        }
        double scale = Math.min(scaleX, scaleY);
        int width = side(pictureWidth * scale, canvasWidth);
        int height = side(pictureHeight * scale, canvasHeight);
        int left = place == Place.CENTRE ? (canvasWidth - width) / 2 : 0;
        int top = place == Place.CENTRE ? (canvasHeight - height) / 2 : 0;
        return new Letterbox(scale, scale, left, top, width, height, pictureWidth, pictureHeight);
    }

    private static int side(double length, int canvas) {
        return Math.max(1, Math.min(canvas, (int) Math.rint(length)));
    }

    /** A place on the canvas in the picture's pixels, which may lie beyond its edges. */
    double pictureX(double canvasX) {
        return (canvasX - left) / scaleX;
    }

    /** A place on the canvas in the picture's pixels, which may lie beyond its edges. */
    double pictureY(double canvasY) {
        return (canvasY - top) / scaleY;
    }

    /** A box of the canvas in the picture's pixels, cut off at its edges. */
    Box toPicture(Box box) {
        return toPictureUncut(box).cutOff(pictureWidth, pictureHeight);
    }

    /** A box of the canvas in the picture's pixels; it may reach beyond its edges. */
    Box toPictureUncut(Box box) {
        return new Box(
                pictureX(box.xMinimum()), pictureY(box.yMinimum()), pictureX(box.xMaximum()), pictureY(box.yMaximum()));
    }
}
