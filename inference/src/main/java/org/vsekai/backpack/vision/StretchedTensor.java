package org.vsekai.backpack.vision;

import org.vsekai.backpack.catalogue.ChannelOrder;
import org.vsekai.backpack.catalogue.ModelSettings;

/**
 * Three planes in the card's channel order, stretched over the whole canvas as floats, without rounding, then normalised.
 * Immutable and thread-safe.
 */
final class StretchedTensor implements PictureInput {
    private final int width;
    private final int height;
    private final ModelSettings.Normalisation normalisation;

    StretchedTensor(ModelSettings.Input input, ModelSettings.Normalisation normalisation) {
        this.width = input.width();
        this.height = input.height();
        this.normalisation = normalisation;
    }

    @Override
    public int length() {
        return 3 * width * height;
    }

    @Override
    public Letterbox write(Picture picture, float[] input) {
        var resize = new PlaneResize(picture.width(), picture.height(), width, height);
        boolean isRgb = normalisation.channelOrder() == ChannelOrder.RGB;
        for (int plane = 0; plane < 3; plane++) {
            int channel = isRgb ? plane : 2 - plane;
            double mean = normalisation.mean().get(plane);
            double deviation = normalisation.standardDeviation().get(plane);
            int start = plane * width * height;
            resize.scale((y, values) -> read(picture, channel, y, values), (y, values) -> {
                for (int x = 0; x < width; x++) {
                    input[start + y * width + x] = (float) ((values[x] - mean) / deviation);
                }
            });
        }
        return Letterbox.of(Letterbox.Place.STRETCHED, picture.width(), picture.height(), width, height);
    }

    private static void read(Picture picture, int channel, int y, float[] values) {
        int from = 3 * y * picture.width() + channel;
        for (int x = 0; x < values.length; x++) {
            values[x] = picture.rgb()[from + 3 * x] & 0xff;
        }
    }
}
