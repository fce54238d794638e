package org.vsekai.backpack.vision;

import java.util.Arrays;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Red, green, blue of each pixel, 0 to 255, row by row, scaled as OpenCV scales bytes, at the top left of a black canvas.
 * Immutable and thread-safe.
 */
final class PixelValues implements PictureInput {
    private final int width;
    private final int height;

    PixelValues(ModelSettings.Input input) {
        this.width = input.width();
        this.height = input.height();
    }

    @Override
    public int length() {
        return 3 * width * height;
    }

    @Override
    public Letterbox write(Picture picture, float[] input) {
        var letterbox = Letterbox.fit(picture.width(), picture.height(), width, height);
        var resize = new BilinearResize(picture, letterbox.width(), letterbox.height());
        var row = new int[3 * letterbox.width()];
        Arrays.fill(input, 0);
        for (int y = 0; y < letterbox.height(); y++) {
            resize.row(y, row);
            int start = 3 * y * width;
            for (int i = 0; i < row.length; i++) {
                input[start + i] = row[i];
            }
        }
        return letterbox;
    }
}
