package org.vsekai.backpack.vision;

/**
 * How good a picture is, whatever it shows.
 *
 * @param sharpness variance of the Laplacian (0 1 0, 1 -4 1, 0 1 0) of the luminance, 0 to 255, of the picture scaled to
 *     {@link #LONGER_SIDE}, its border left out (Pech-Pacheco and others 2000, Diatom autofocusing in brightfield microscopy)
 * @param brightness mean luminance, 0 to 1
 * @param clippedShare share of pixels whose luminance is at most 5 or at least 250 of 255
 * @param perceptualHash {@link PerceptualHash}
 */
public record PictureMeasures(double sharpness, double brightness, double clippedShare, long perceptualHash) {
    /**
     * Pixels of the longer side at which sharpness is measured, so that pictures of all sizes compare; smaller ones are
     * taken as they are. Detectors look at about as many.
     */
    public static final int LONGER_SIDE = 320;

    private static final double BLACK = 5;
    private static final double WHITE = 250;

    /** The measures of a picture: one pass over its pixels. */
    public static PictureMeasures of(Picture picture) {
        double scale = scale(picture.width(), picture.height());
        int width = scaled(picture.width(), scale);
        int height = scaled(picture.height(), scale);
        var small = new AreaAverage(picture.width(), picture.height(), width, height);
        var row = new double[picture.width()];
        double sum = 0;
        long clipped = 0;
        for (int y = 0; y < picture.height(); y++) {
            luminance(picture, y, row);
            for (double value : row) {
                sum += value;
                clipped += value <= BLACK || value >= WHITE ? 1 : 0;
            }
            small.add(row);
        }
        double pixels = (double) picture.width() * picture.height();
        var cells = small.cells();
        return new PictureMeasures(
                sharpness(cells, width, height), sum / pixels / 255, clipped / pixels, hash(cells, width, height));
    }

    /** By how much a picture is scaled before its sharpness is measured: at most 1. */
    public static double scale(int width, int height) {
        return Math.min(1, (double) LONGER_SIDE / Math.max(width, height));
    }

    private static int scaled(int side, double scale) {
        return Math.max(1, (int) Math.round(side * scale));
    }

    /** By Rec. 601, as OpenCV weighs colours. */
    private static void luminance(Picture picture, int y, double[] row) {
        var rgb = picture.rgb();
        int at = 3 * y * picture.width();
        for (int x = 0; x < row.length; x++) {
            row[x] = 0.299 * (rgb[at] & 0xff) + 0.587 * (rgb[at + 1] & 0xff) + 0.114 * (rgb[at + 2] & 0xff);
            at += 3;
        }
    }

    private static double sharpness(double[] cells, int width, int height) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int at = y * width + x;
                double laplacian =
                        cells[at - width] + cells[at - 1] + cells[at + 1] + cells[at + width] - 4 * cells[at];
                sum += laplacian;
                squares += laplacian * laplacian;
            }
        }
        double count = Math.max(1.0, (width - 2.0) * (height - 2.0));
        double mean = sum / count;
        return Math.max(0, squares / count - mean * mean);
    }

    private static long hash(double[] cells, int width, int height) {
        var average = new AreaAverage(width, height, PerceptualHash.SIDE, PerceptualHash.SIDE);
        var row = new double[width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(cells, y * width, row, 0, width);
            average.add(row);
        }
        return PerceptualHash.of(average.cells());
    }
}
