package org.vsekai.backpack.frames;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;

/** Grey pictures of 320 x 240, as PNG files. */
final class TestPicture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int BLOCK = 10;

    private TestPicture() {}

    interface Shade {
        /** 0 to 255. */
        double at(int x, int y);
    }

    static void write(Path file, Shade shade) throws IOException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            image.getRaster().setSample(i % WIDTH, i / WIDTH, 0, (int) shade.at(i % WIDTH, i / WIDTH));
        }
        Files.createDirectories(file.getParent());
        ImageIO.write(image, "png", file.toFile());
    }

    static Shade plain(int shade) {
        return (x, y) -> shade;
    }

    /**
     * Blocks of random shades around 128: another picture for each seed.
     *
     * @param contrast 0 to 100: the sharper, the more
     */
    static Shade blocks(int seed, int contrast) {
        var shades = new Random(seed)
                .doubles(WIDTH * HEIGHT / BLOCK / BLOCK, -contrast, contrast)
                .toArray();
        return (x, y) -> 128 + shades[y / BLOCK * (WIDTH / BLOCK) + x / BLOCK];
    }

    /** A picture without edges. */
    static Shade smooth() {
        return (x, y) -> 128 + 60 * Math.sin(x / 60.0) * Math.cos(y / 50.0);
    }
}
