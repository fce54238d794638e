package org.vsekai.backpack.vision;

import org.vsekai.backpack.catalogue.ChannelOrder;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Makes a network's input of a picture: letterboxed on black, three planes in the card's channel order, normalised
 * (padding too). Immutable and thread-safe.
 */
final class PictureTensor {
    private final int width;
    private final int height;
    /** The normalised value of each byte, for red, green and blue. */
    private final float[][] values = new float[3][256];
    /** The plane of red, green and blue. */
    private final int[] planes;

    PictureTensor(ModelSettings.Input input, ModelSettings.Normalisation normalisation) {
        this.width = input.width();
        this.height = input.height();
        this.planes = normalisation.channelOrder() == ChannelOrder.RGB ? new int[] {0, 1, 2} : new int[] {2, 1, 0};
        for (int channel = 0; channel < 3; channel++) {
            double mean = normalisation.mean().get(planes[channel]);
            double deviation = normalisation.standardDeviation().get(planes[channel]);
            for (int value = 0; value < 256; value++) {
                values[channel][value] = (float) ((value - mean) / deviation);
            }
        }
    }

    int length() {
        return 3 * width * height;
    }

    /** Writes the picture's planes and says how it lies on the canvas. */
    Letterbox write(Picture picture, float[] tensor) {
        var letterbox = Letterbox.fit(picture.width(), picture.height(), width, height);
        var resize = new BilinearResize(picture, letterbox.width(), letterbox.height());
        var row = new int[3 * letterbox.width()];
        for (int y = 0; y < letterbox.height(); y++) {
            resize.row(y, row);
            for (int channel = 0; channel < 3; channel++) {
                var value = values[channel];
                int start = (planes[channel] * height + y) * width;
                for (int x = 0; x < letterbox.width(); x++) {
                    tensor[start + x] = value[row[3 * x + channel]];
                }
                java.util.Arrays.fill(tensor, start + letterbox.width(), start + width, value[0]);
            }
        }
        for (int channel = 0; channel < 3; channel++) {
            int plane = planes[channel] * height;
            java.util.Arrays.fill(
                    tensor, (plane + letterbox.height()) * width, (plane + height) * width, values[channel][0]);
        }
        return letterbox;
    }
}
