package org.vsekai.backpack.vision;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/**
 * Takes a decoded picture's values as they stand in the file. {@code BufferedImage.getRGB} would convert grey through a
 * linear colour space, which brightens it, and is slow; it serves only layouts that are rare (palettes, 16 bits).
 */
final class RgbPixels {
    private static final int WHITE = 255;

    private RgbPixels() {}

    static byte[] of(BufferedImage image) {
        if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
            return inks(image);
        }
        if (image.getRaster().getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1
                && image.getSampleModel() instanceof ComponentSampleModel model
                && !(image.getColorModel() instanceof IndexColorModel)) {
            return interleaved(image, buffer.getData(), model);
        }
        if (image.getColorModel().getNumColorComponents() == 1 && !(image.getColorModel() instanceof IndexColorModel)) {
            return grey(image);
        }
        return converted(image);
    }

    private static byte[] interleaved(BufferedImage image, byte[] data, ComponentSampleModel model) {
        int width = image.getWidth();
        int height = image.getHeight();
        var offsets = model.getBandOffsets();
        // one band is grey, two are grey and alpha
        int red = offsets[0];
        int green = offsets.length < 3 ? red : offsets[1];
        int blue = offsets.length < 3 ? red : offsets[2];
        int pixelStride = model.getPixelStride();
        var rgb = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = y * model.getScanlineStride();
            for (int x = 0; x < width; x++) {
                rgb[to++] = data[from + red];
                rgb[to++] = data[from + green];
                rgb[to++] = data[from + blue];
                from += pixelStride;
            }
        }
        return rgb;
    }

    /** Cyan, magenta, yellow and black without a profile: what each ink leaves of the light. */
    private static byte[] inks(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var row = new int[4 * width];
        var rgb = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            image.getRaster().getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int light = WHITE - row[4 * x + 3];
                for (int ink = 0; ink < 3; ink++) {
                    rgb[to++] = (byte) ((WHITE - row[4 * x + ink]) * light / WHITE);
                }
            }
        }
        return rgb;
    }

    /** Grey of 16 bits, alone or with alpha: the higher byte. */
    private static byte[] grey(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int shift = image.getSampleModel().getSampleSize(0) - 8;
        var row = new int[width];
        var rgb = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            image.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int value : row) {
                byte grey = (byte) (value >> shift);
                rgb[to++] = grey;
                rgb[to++] = grey;
                rgb[to++] = grey;
            }
        }
        return rgb;
    }

    private static byte[] converted(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var row = new int[width];
        var rgb = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                rgb[to++] = (byte) (pixel >> 16);
                rgb[to++] = (byte) (pixel >> 8);
                rgb[to++] = (byte) pixel;
            }
        }
        return rgb;
    }
}
