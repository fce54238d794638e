package org.vsekai.backpack.vision;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Encodes pictures. Thread-safe. */
public final class PictureWriter {
    private PictureWriter() {}

    /** The picture as PNG, 8 bits each of red, green, blue, in memory. */
    public static byte[] png(Picture picture) {
        var bytes = new ByteArrayOutputStream();
        // ImageIO's own choice of a stream would write to a temporary file first
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(image(picture), "png", stream)) {
                throw new IllegalStateException("every Java platform can write PNG");
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
