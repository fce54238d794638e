package org.vsekai.backpack.render;

import java.util.ArrayList;
import org.vsekai.backpack.scene.SceneImage;
import org.vsekai.backpack.scene.Texture;
import org.vsekai.backpack.scene.Texture.Wrap;

/** Decoded texels at full size and at every half of it. Immutable and thread-safe. */
final class PreparedTexture {
    /** Coordinates beyond have no digits left for a place in the texture. */
    private static final float FARTHEST = 1 << 22;

    private final Level[] levels;
    private final Wrap wrapU;
    private final Wrap wrapV;

    private PreparedTexture(Level[] levels, Wrap wrapU, Wrap wrapV) {
        this.levels = levels;
        this.wrapU = wrapU;
        this.wrapV = wrapV;
    }

    static PreparedTexture of(SceneImage image, Texture texture) {
        var decoded = image.decode();
        int width = decoded.getWidth();
        int height = decoded.getHeight();
        var level = new Level(width, height, decoded.getRGB(0, 0, width, height, null, 0, width));
        var levels = new ArrayList<Level>();
        levels.add(level);
        while (level.width > 1 || level.height > 1) {
            level = level.half();
            levels.add(level);
        }
        return new PreparedTexture(levels.toArray(Level[]::new), texture.wrapU(), texture.wrapV());
    }

    /** Texels of the full size. */
    double texels() {
        return (double) levels[0].width * levels[0].height;
    }

    /**
     * The sRGB colour at texture coordinates, between the four texels around it.
     *
     * @param density texels per pixel, which chooses the level: a half for each factor of four
     */
    int sample(float u, float v, float density) {
        int level = density < 4 ? 0 : Math.min(Math.getExponent(density) >> 1, levels.length - 1);
        return levels[level].sample(u, v, wrapU, wrapV);
    }

    private static final class Level {
        private final int width;
        private final int height;
        private final int[] texels;

        Level(int width, int height, int[] texels) {
            this.width = width;
            this.height = height;
            this.texels = texels;
        }

        Level half() {
            int halfWidth = Math.max(1, width / 2);
            int halfHeight = Math.max(1, height / 2);
            var half = new int[halfWidth * halfHeight];
            for (int y = 0; y < halfHeight; y++) {
                int row = 2 * y * width;
                int nextRow = Math.min(2 * y + 1, height - 1) * width;
                for (int x = 0; x < halfWidth; x++) {
                    int next = Math.min(2 * x + 1, width - 1);
                    half[y * halfWidth + x] = mean(
                            texels[row + 2 * x], texels[row + next], texels[nextRow + 2 * x], texels[nextRow + next]);
                }
            }
            return new Level(halfWidth, halfHeight, half);
        }

        private static int mean(int a, int b, int c, int d) {
            int mean = 0;
            for (int shift = 0; shift < 32; shift += 8) {
                int sum = (a >>> shift & 0xff) + (b >>> shift & 0xff) + (c >>> shift & 0xff) + (d >>> shift & 0xff);
                mean |= ((sum + 2) / 4) << shift;
            }
            return mean;
        }

        int sample(float u, float v, Wrap wrapU, Wrap wrapV) {
            float x = inside(u, wrapU) * width - 0.5f;
            float y = inside(v, wrapV) * height - 0.5f;
            int x0 = floor(x);
            int y0 = floor(y);
            int weightX = (int) ((x - x0) * 256);
            int weightY = (int) ((y - y0) * 256);
            int left = beyond(x0, width, wrapU);
            int right = beyond(x0 + 1, width, wrapU);
            int top = beyond(y0, height, wrapV) * width;
            int bottom = beyond(y0 + 1, height, wrapV) * width;
            return blend(
                    blend(texels[top + left], texels[top + right], weightX),
                    blend(texels[bottom + left], texels[bottom + right], weightX),
                    weightY);
        }

        /** A coordinate from 0 to 1 that means the same texel; 0 for what is no number. */
        private static float inside(float coordinate, Wrap wrap) {
            if (!(Math.abs(coordinate) < FARTHEST)) {
                return 0;
            }
            if (wrap == Wrap.CLAMP_TO_EDGE) {
                return Math.max(0, Math.min(1, coordinate));
            }
            int whole = floor(coordinate);
            float part = coordinate - whole;
            return wrap == Wrap.REPEAT || (whole & 1) == 0 ? part : 1 - part;
        }

        private static int floor(float value) {
            int whole = (int) value;
            return value < whole ? whole - 1 : whole;
        }

        private static int beyond(int texel, int size, Wrap wrap) {
            if (texel >= 0 && texel < size) {
                return texel;
            }
            boolean opposite = wrap == Wrap.REPEAT;
            return texel < 0 == opposite ? size - 1 : 0;
        }

        /** Two channels at a time: (1 - weight / 256) * a + weight / 256 * b. */
        private static int blend(int a, int b, int weight) {
            int rest = 256 - weight;
            int even = ((a & 0xff00ff) * rest + (b & 0xff00ff) * weight) >>> 8 & 0xff00ff;
            int odd = (a >>> 8 & 0xff00ff) * rest + (b >>> 8 & 0xff00ff) * weight & 0xff00ff00;
            return even | odd;
        }
    }
}
