package org.vsekai.backpack.training;

import java.util.SplittableRandom;
import org.vsekai.backpack.vision.Box;

/**
 * How a frame is laid on a network's canvas and coloured: the whole of it as the network is used later, or a random part, mirrored
 * or not, in other colours. Immutable.
 *
 * @param scale canvas pixels per frame pixel
 * @param left the frame's left edge on the canvas, which a mirrored frame has at its right
 * @param top the frame's upper edge on the canvas
 * @param redGain what red is multiplied by; so the others
 * @param shift added to all three, 0 to 255
 * @param noise standard deviation of what is added to each value
 */
record View(
        double scale,
        double left,
        double top,
        boolean isMirrored,
        int frameWidth,
        double redGain,
        double greenGain,
        double blueGain,
        double shift,
        double noise,
        long noiseSeed) {
    /** Of the card's normalisation. */
    static final double MEAN = 128;

    /** Of the card's normalisation. */
    static final double STANDARD_DEVIATION = 64;

    private static final double MOST_NOISE = 10;

    /** The whole frame at the canvas's top left, as it is. */
    static View whole(LabelledFrame frame, int width, int height) {
        return new View(fit(frame, width, height), 0, 0, false, frame.width(), 1, 1, 1, 0, 0, 0);
    }

    private static double fit(LabelledFrame frame, int width, int height) {
        return Math.min((double) width / frame.width(), (double) height / frame.height());
    }

    static View random(LabelledFrame frame, int width, int height, SplittableRandom random) {
        double scale = fit(frame, width, height);
        double left = 0;
        double top = 0;
        if (random.nextDouble() < 0.6) {
            scale *= Math.pow(2, between(random, -0.5, 0.6));
            left = between(
                    random, Math.min(0, width - scale * frame.width()), Math.max(0, width - scale * frame.width()));
            top = between(
                    random, Math.min(0, height - scale * frame.height()), Math.max(0, height - scale * frame.height()));
        }
        double gain = between(random, 0.7, 1.3);
        return new View(
                scale,
                left,
                top,
                random.nextBoolean(),
                frame.width(),
                gain * between(random, 0.88, 1.12),
                gain * between(random, 0.88, 1.12),
                gain * between(random, 0.88, 1.12),
                between(random, -25, 25),
                random.nextDouble() < 0.4 ? between(random, 0, MOST_NOISE) : 0,
                random.nextLong());
    }

    private static double between(SplittableRandom random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /** A place on the canvas in the frame's pixels. */
    double frameX(double canvasX) {
        double x = (canvasX - left) / scale;
        return isMirrored ? frameWidth - x : x;
    }

    /** A place on the canvas in the frame's pixels. */
    double frameY(double canvasY) {
        return (canvasY - top) / scale;
    }

    /** A box of the frame on the canvas; it may reach beyond its edges. */
    Box canvas(Box box) {
        double x0 = isMirrored ? frameWidth - box.xMaximum() : box.xMinimum();
        double x1 = isMirrored ? frameWidth - box.xMinimum() : box.xMaximum();
        return new Box(
                left + scale * x0, top + scale * box.yMinimum(), left + scale * x1, top + scale * box.yMaximum());
    }

    /** Writes three normalised planes, scaled by the four nearest pixels with half-pixel centres; black beside the frame. */
    void paint(LabelledFrame frame, float[] planes, int width, int height) {
        var random = new SplittableRandom(noiseSeed);
        var gains = new double[] {redGain, greenGain, blueGain};
        int area = width * height;
        for (int y = 0; y < height; y++) {
            double fromY = frameY(y + 0.5);
            for (int x = 0; x < width; x++) {
                double fromX = frameX(x + 0.5);
                boolean inside = fromX >= 0 && fromX <= frame.width() && fromY >= 0 && fromY <= frame.height();
                for (int channel = 0; channel < 3; channel++) {
                    double value = 0;
                    if (inside) {
                        value = gains[channel] * sampled(frame, fromX - 0.5, fromY - 0.5, channel) + shift;
                        value += noise == 0 ? 0 : noise * (random.nextDouble() + random.nextDouble() - 1) * 2.4;
                        value = Math.max(0, Math.min(255, value));
                    }
                    planes[channel * area + y * width + x] = (float) ((value - MEAN) / STANDARD_DEVIATION);
                }
            }
        }
    }

    private static double sampled(LabelledFrame frame, double x, double y, int channel) {
        int x0 = Math.max(0, Math.min(frame.width() - 1, (int) Math.floor(x)));
        int y0 = Math.max(0, Math.min(frame.height() - 1, (int) Math.floor(y)));
        int x1 = Math.min(frame.width() - 1, x0 + 1);
        int y1 = Math.min(frame.height() - 1, y0 + 1);
        double shareX = Math.max(0, Math.min(1, x - x0));
        double shareY = Math.max(0, Math.min(1, y - y0));
        double upper = mixed(value(frame, x0, y0, channel), value(frame, x1, y0, channel), shareX);
        double lower = mixed(value(frame, x0, y1, channel), value(frame, x1, y1, channel), shareX);
        return mixed(upper, lower, shareY);
    }

    private static double mixed(double first, double second, double share) {
        return first + (second - first) * share;
    }

    private static int value(LabelledFrame frame, int x, int y, int channel) {
        return frame.rgb()[3 * (y * frame.width() + x) + channel] & 0xff;
    }
}
