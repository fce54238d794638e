package org.vsekai.backpack.vision;

import java.util.Arrays;

/** Grey pictures for tests. */
final class Pictures {
    private Pictures() {}

    interface Shade {
        /** 0 to 255. */
        int at(int x, int y);
    }

    static Picture of(int width, int height, Shade shade) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < width * height; i++) {
            Arrays.fill(rgb, 3 * i, 3 * i + 3, (byte) shade.at(i % width, i / width));
        }
        return new Picture(width, height, rgb, 0);
    }
}
