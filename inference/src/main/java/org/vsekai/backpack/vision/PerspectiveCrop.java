package org.vsekai.backpack.vision;

/**
 * Cuts a quadrilateral out of a picture and makes it upright: the perspective map of a rectangle onto it (Heckbert, Fundamentals of Texture
 * Mapping and Image Warping, 1989), sampled bicubically with a = -0.75 at 32nds of a pixel, as OpenCV's
 * {@code warpPerspective} does; edges are repeated. Thread-safe.
 */
final class PerspectiveCrop {
    private static final int STEPS = 32;
    private static final double A = -0.75;
    private static final double TALL = 1.5;
    private static final float[][] WEIGHTS = weights();

    private PerspectiveCrop() {}

    /** Turned by a quarter to the left when it is at least half as tall again as it is wide. */
    static Picture of(Picture picture, Quadrilateral outline) {
        int width = Math.max(1, (int) outline.width());
        int height = Math.max(1, (int) outline.height());
        var upright = cut(picture, outline, width, height);
        return (double) height / width >= TALL ? turnedLeft(upright) : upright;
    }

    private static Picture cut(Picture picture, Quadrilateral box, int width, int height) {
        double dx1 = box.x1() - box.x2();
        double dx2 = box.x3() - box.x2();
        double dy1 = box.y1() - box.y2();
        double dy2 = box.y3() - box.y2();
        double sumX = box.x0() - box.x1() + box.x2() - box.x3();
        double sumY = box.y0() - box.y1() + box.y2() - box.y3();
        double determinant = dx1 * dy2 - dx2 * dy1;
        double g = (sumX * dy2 - dx2 * sumY) / determinant;
        double h = (dx1 * sumY - sumX * dy1) / determinant;
        double a = box.x1() - box.x0() + g * box.x1();
        double b = box.x3() - box.x0() + h * box.x3();
        double d = box.y1() - box.y0() + g * box.y1();
        double e = box.y3() - box.y0() + h * box.y3();
        var rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            double v = (double) y / height;
            for (int x = 0; x < width; x++) {
                double u = (double) x / width;
                double scale = STEPS / (g * u + h * v + 1);
                long sourceX = Math.round((a * u + b * v + box.x0()) * scale);
                long sourceY = Math.round((d * u + e * v + box.y0()) * scale);
                sample(picture, sourceX, sourceY, rgb, 3 * (y * width + x));
            }
        }
        return new Picture(width, height, rgb, picture.decodeMilliseconds());
    }

    /** Coordinates in 32nds. */
    private static void sample(Picture picture, long x, long y, byte[] rgb, int to) {
        var columns = WEIGHTS[(int) Math.floorMod(x, (long) STEPS)];
        var rows = WEIGHTS[(int) Math.floorMod(y, (long) STEPS)];
        long left = Math.floorDiv(x, (long) STEPS) - 1;
        long top = Math.floorDiv(y, (long) STEPS) - 1;
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int j = 0; j < 4; j++) {
            int row = clamp(top + j, picture.height()) * picture.width();
            for (int i = 0; i < 4; i++) {
                float weight = rows[j] * columns[i];
                int from = 3 * (row + clamp(left + i, picture.width()));
                red += weight * (picture.rgb()[from] & 0xff);
                green += weight * (picture.rgb()[from + 1] & 0xff);
                blue += weight * (picture.rgb()[from + 2] & 0xff);
            }
        }
        rgb[to] = value(red);
        rgb[to + 1] = value(green);
        rgb[to + 2] = value(blue);
    }

    private static int clamp(long value, int side) {
        return (int) Math.max(0, Math.min(side - 1L, value));
    }

    private static byte value(float sum) {
        return (byte) Math.max(0, Math.min(255, Math.round(sum)));
    }

    private static float[][] weights() {
        var weights = new float[STEPS][4];
        for (int step = 0; step < STEPS; step++) {
            double x = (double) step / STEPS;
            double before = ((A * (x + 1) - 5 * A) * (x + 1) + 8 * A) * (x + 1) - 4 * A;
            double here = ((A + 2) * x - (A + 3)) * x * x + 1;
            double next = ((A + 2) * (1 - x) - (A + 3)) * (1 - x) * (1 - x) + 1;
            weights[step] =
                    new float[] {(float) before, (float) here, (float) next, (float) (1 - before - here - next)};
        }
        return weights;
    }

    static Picture turnedLeft(Picture picture) {
        int width = picture.height();
        int height = picture.width();
        var rgb = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                System.arraycopy(
                        picture.rgb(),
                        3 * (x * picture.width() + picture.width() - 1 - y),
                        rgb,
                        3 * (y * width + x),
                        3);
            }
        }
        return new Picture(width, height, rgb, picture.decodeMilliseconds());
    }

    static Picture turnedOver(Picture picture) {
        int pixels = picture.width() * picture.height();
        var rgb = new byte[3 * pixels];
        for (int i = 0; i < pixels; i++) {
            System.arraycopy(picture.rgb(), 3 * (pixels - 1 - i), rgb, 3 * i, 3);
        }
        return new Picture(picture.width(), picture.height(), rgb, picture.decodeMilliseconds());
    }
}
