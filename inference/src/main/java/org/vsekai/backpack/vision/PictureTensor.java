package org.vsekai.backpack.vision;

import java.util.Arrays;
import org.vsekai.backpack.catalogue.ChannelOrder;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Three planes in the card's channel order, scaled as OpenCV scales bytes, normalised (padding too). Immutable and
 * thread-safe.
 */
final class PictureTensor implements PictureInput {
    private static final int BLACK = 0;

    private final int width;
    private final int height;
    private final Letterbox.Place place;
    private final int padding;
    /** The normalised value of each byte, for red, green and blue. */
    private final float[][] values = new float[3][256];
    /** The plane of red, green and blue. */
    private final int[] planes;

    /** At the top left of a black canvas. */
    PictureTensor(ModelSettings.Input input, ModelSettings.Normalisation normalisation) {
        this(input, normalisation, Letterbox.Place.TOP_LEFT, BLACK);
    }

    /**
     * Somewhere on a grey canvas.
     *
     * @param padding the grey, 0 to 255, before it is normalised
     */
    PictureTensor(
            ModelSettings.Input input, ModelSettings.Normalisation normalisation, Letterbox.Place place, int padding) {
        this.width = input.width();
        this.height = input.height();
        this.place = place;
        this.padding = padding;
        this.planes = normalisation.channelOrder() == ChannelOrder.RGB ? new int[] {0, 1, 2} : new int[] {2, 1, 0};
        for (int channel = 0; channel < 3; channel++) {
            double mean = normalisation.mean().get(planes[channel]);
            double deviation = normalisation.standardDeviation().get(planes[channel]);
            for (int value = 0; value < 256; value++) {
                values[channel][value] = (float) ((value - mean) / deviation);
            }
        }
    }

    @Override
    public int length() {
        return 3 * width * height;
    }

    @Override
    public Letterbox write(Picture picture, float[] input) {
        var letterbox = Letterbox.of(place, picture.width(), picture.height(), width, height);
        pad(letterbox, input);
        var resize = new BilinearResize(picture, letterbox.width(), letterbox.height());
        var row = new int[3 * letterbox.width()];
        for (int y = 0; y < letterbox.height(); y++) {
            resize.row(y, row);
            for (int channel = 0; channel < 3; channel++) {
                var value = values[channel];
                int start = (planes[channel] * height + letterbox.top() + y) * width + letterbox.left();
                for (int x = 0; x < letterbox.width(); x++) {
                    input[start + x] = value[row[3 * x + channel]];
                }
            }
        }
        return letterbox;
    }

    /** The whole canvas where the picture leaves any of it free: cheaper than minding four borders. */
    private void pad(Letterbox letterbox, float[] input) {
        if (letterbox.width() == width && letterbox.height() == height) {
            return;
        }
        for (int channel = 0; channel < 3; channel++) {
            int start = planes[channel] * height * width;
            Arrays.fill(input, start, start + height * width, values[channel][padding]);
        }
    }
}
