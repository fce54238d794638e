package org.vsekai.backpack.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws what {@link Surface.Patterned} shows, as PNG. */
final class PatternImage {
    private static final int SIZE = 128;

    private PatternImage() {}

    static byte[] png(Surface.Patterned surface) {
        var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        var noise = RandomStream.of(0, surface.pattern().name(), 0);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                int rgb = mix(surface.first(), surface.second(), share(surface.pattern(), x, y, noise));
                image.setRGB(x, y, rgb);
            }
        }
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** How much of the second colour a pixel has. */
    private static double share(Surface.Pattern pattern, int x, int y, RandomStream noise) {
        double grain = noise.uniform();
        return switch (pattern) {
            case CHECKER -> (x / 32 + y / 32) % 2 + 0.1 * grain;
            case STRIPES -> (y / 16) % 2 + 0.15 * grain;
            case GRASS -> grain;
            case WOOD -> {
                int row = y / 16;
                double seam = y % 16 == 0 || (x + 53 * row) % SIZE == 0 ? 0.8 : 0;
                double board = 0.35 * Math.abs(StrictMath.sin(12.9898 * row));
                double rings = 0.2 * Math.abs(StrictMath.sin(0.9 * y + 2 * StrictMath.sin(x * Math.PI / 64)));
                yield Math.max(seam, board + rings + 0.1 * grain);
            }
            case BRICKS -> {
                int shift = (y / 16) % 2 * 16;
                boolean mortar = y % 16 < 2 || (x + shift) % 32 < 2;
                yield mortar ? 1 : 0.25 * grain;
            }
        };
    }

    private static int mix(int first, int second, double share) {
        double part = Math.max(0, Math.min(1, share));
        int rgb = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double value = (first >> shift & 255) * (1 - part) + (second >> shift & 255) * part;
            rgb |= (int) Math.round(value) << shift;
        }
        return rgb;
    }
}
