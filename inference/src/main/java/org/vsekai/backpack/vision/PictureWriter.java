package org.vsekai.backpack.vision;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures. Thread-safe. */
public final class PictureWriter {
    private static final int GREATEST_LABEL = 255;
    private static final IndexColorModel PALETTE = palette();

    private PictureWriter() {}

    /** The picture as PNG, 8 bits each of red, green, blue, in memory. */
    public static byte[] png(Picture picture) {
        return encode(image(picture), "png");
    }

    /** The picture as JPEG, of the quality that Java has for its usual one. */
    public static byte[] jpeg(Picture picture) {
        return encode(image(picture), "jpeg");
    }

    /**
     * A map of regions as PNG with a palette: a pixel's value is 0 where there is no region, else the class's index plus 1, in a
     * colour of the class. Where regions overlap, the first one shows.
     *
     * @throws IllegalArgumentException when a region is of another size, or of a class beyond 254
     */
    public static byte[] labels(int width, int height, List<Region> regions) {
        var labels = new byte[Math.multiplyExact(width, height)];
        for (int i = regions.size() - 1; i >= 0; i--) {
            paint(regions.get(i), width, height, labels);
        }
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(labels, labels.length), width, height, width, 1, new int[] {0}, null);
        return encode(new BufferedImage(PALETTE, raster, false, null), "png");
    }

    private static void paint(Region region, int width, int height, byte[] labels) {
        int label = region.classIndex() + 1;
        if (region.mask().width() != width || region.mask().height() != height || label > GREATEST_LABEL) {
            throw new IllegalArgumentException("a region of class " + region.classIndex() + " and "
                    + region.mask().width() + " x " + region.mask().height() + " pixels in a map of " + width + " x "
                    + height);
        }
        var pixels = region.mask().pixels();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i]) {
                labels[i] = (byte) label;
            }
        }
    }

    /** Black, then hues a golden angle apart: neighbours in the list of classes differ most. */
    private static IndexColorModel palette() {
        var colours = new int[GREATEST_LABEL + 1];
        for (int i = 1; i < colours.length; i++) {
            colours[i] = Color.HSBtoRGB((i - 1) * 0.381966f, 0.75f, 0.95f);
        }
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }

    private static byte[] encode(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        // ImageIO's own choice of a stream would write to a temporary file first
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image, format, stream)) {
                throw new IllegalStateException("every Java platform can write " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Over the picture's own bytes, which are only read. */
    private static BufferedImage image(Picture picture) {
        var rgb = picture.rgb();
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(rgb, rgb.length),
                picture.width(),
                picture.height(),
                3 * picture.width(),
                3,
                new int[] {0, 1, 2},
                null);
        var colours = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        return new BufferedImage(colours, raster, false, null);
    }
}
