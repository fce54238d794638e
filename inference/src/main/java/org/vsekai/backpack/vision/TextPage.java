package org.vsekai.backpack.vision;

import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * A picture made ready to be searched for text: shrunk or enlarged to sizes that the detector was made for, strips padded with
 * black, as without that they would be enlarged beyond measure. Immutable and thread-safe.
 *
 * @param picture what is searched and read
 * @param original the picture's own sides
 * @param paddingLeft black columns on its left, in pixels of what is searched
 * @param paddingTop black rows above it
 */
record TextPage(
        Picture picture, Picture original, int contentWidth, int contentHeight, int paddingLeft, int paddingTop) {
    private static final int SHORTEST_SIDE = 30;
    private static final int STEP = 32;

    static TextPage of(Picture original, ModelSettings.TextReading known) {
        var content = withinBounds(original, known.longestSide());
        int width = content.width();
        int height = content.height();
        int top = height <= SHORTEST_SIDE || (double) width / height > known.greatestRatio()
                ? padding(height, width, known)
                : 0;
        int left = (double) height / width > known.greatestRatio() ? padding(width, height, known) : 0;
        return new TextPage(padded(content, left, top), original, width, height, left, top);
    }

    private static Picture withinBounds(Picture picture, int longest) {
        int longer = Math.max(picture.width(), picture.height());
        int shorter = Math.min(picture.width(), picture.height());
        if (longer > longest) {
            return scaled(picture, (double) longest / longer);
        }
        double enlargement = (double) SHORTEST_SIDE / shorter;
        if (enlargement > 1 && longer * enlargement <= longest) {
            return scaled(picture, enlargement);
        }
        return picture;
    }

    private static Picture scaled(Picture picture, double ratio) {
        return resized(picture, step((int) (picture.width() * ratio)), step((int) (picture.height() * ratio)));
    }

    /** The nearest multiple of 32, at least that. */
    static int step(int side) {
        return Math.max(STEP, (int) Math.rint((double) side / STEP) * STEP);
    }

    static Picture resized(Picture picture, int width, int height) {
        var resize = new BilinearResize(picture, width, height);
        var row = new int[3 * width];
        var rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            resize.row(y, row);
            for (int i = 0; i < row.length; i++) {
                rgb[y * row.length + i] = (byte) row[i];
            }
        }
        return new Picture(width, height, rgb, picture.decodeMilliseconds());
    }

    private static int padding(int shorter, int longer, ModelSettings.TextReading known) {
        return Math.abs(2 * Math.max((int) (longer / known.greatestRatio()), SHORTEST_SIDE) - shorter) / 2;
    }

    private static Picture padded(Picture content, int left, int top) {
        if (left == 0 && top == 0) {
            return content;
        }
        int width = content.width() + 2 * left;
        int height = content.height() + 2 * top;
        var rgb = new byte[3 * width * height];
        for (int y = 0; y < content.height(); y++) {
            System.arraycopy(
                    content.rgb(), 3 * y * content.width(), rgb, 3 * ((y + top) * width + left), 3 * content.width());
        }
        return new Picture(width, height, rgb, content.decodeMilliseconds());
    }

    /** An outline of what is searched, in the original's pixels. */
    Quadrilateral toOriginal(Quadrilateral outline) {
        double xFactor = (double) original.width() / contentWidth;
        double yFactor = (double) original.height() / contentHeight;
        return outline.moved(
                xFactor, -paddingLeft * xFactor, original.width(), yFactor, -paddingTop * yFactor, original.height());
    }
}
