package org.vsekai.backpack.vision;

/**
 * How a picture is to be turned or mirrored before it is looked at, by the numbers of Exif's tag Orientation (Exif 2.32, table 6). Right angles,
 * clockwise.
 */
enum Turn {
    NONE(1, false, 0),
    MIRRORED(2, true, 0),
    HALF(3, false, 2),
    MIRRORED_HALF(4, true, 2),
    MIRRORED_LEFT(5, true, 3),
    RIGHT(6, false, 1),
    MIRRORED_RIGHT(7, true, 1),
    LEFT(8, false, 3);

    private final int orientation;
    private final boolean isMirrored;
    private final int rightAngles;

    /**
     * @param isMirrored left for right, before it is turned
     * @param rightAngles turns of 90 degrees clockwise
     */
    Turn(int orientation, boolean isMirrored, int rightAngles) {
        this.orientation = orientation;
        this.isMirrored = isMirrored;
        this.rightAngles = rightAngles;
    }

    /** The one of a number; none for a number that there is not. */
    static Turn of(int orientation) {
        for (var turn : values()) {
            if (turn.orientation == orientation) {
                return turn;
            }
        }
        return NONE;
    }

    /** The picture as it is to be seen; itself where nothing is to be done. */
    Picture apply(Picture picture) {
        if (this == NONE) {
            return picture;
        }
        boolean isAside = rightAngles % 2 == 1;
        int width = isAside ? picture.height() : picture.width();
        int height = isAside ? picture.width() : picture.height();
        var rgb = new byte[picture.rgb().length];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                int to = target(isMirrored ? picture.width() - 1 - x : x, y, picture.width(), picture.height());
                System.arraycopy(picture.rgb(), 3 * (y * picture.width() + x), rgb, 3 * to, 3);
            }
        }
        return new Picture(width, height, rgb, picture.decodeMilliseconds());
    }

    /** Where a pixel comes to, in the turned picture's row-major order. */
    private int target(int x, int y, int width, int height) {
        return switch (rightAngles) {
            case 0 -> y * width + x;
            case 1 -> x * height + height - 1 - y;
            case 2 -> (height - 1 - y) * width + width - 1 - x;
            default -> (width - 1 - x) * height + y;
        };
    }
}
