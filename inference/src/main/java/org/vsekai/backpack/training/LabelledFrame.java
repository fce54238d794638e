package org.vsekai.backpack.training;

import java.util.List;

/**
 * A picture and all that is to be known of it. The arrays are not copied: nobody writes to them.
 *
 * @param rgb three bytes a pixel, row by row from the top left
 * @param regions the class of each pixel by its place among the labels of regions, row by row
 * @param isRoom whether it shows a place within walls
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record LabelledFrame(
        int width, int height, byte[] rgb, byte[] regions, List<LabelledObject> objects, boolean isRoom) {
    /** The width for which {@link LabelledObject#LEAST_SIDE} is meant. */
    public static final int USUAL_WIDTH = 320;

    /** The height that goes with it. */
    public static final int USUAL_HEIGHT = 240;

    public LabelledFrame {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height || regions.length != (long) width * height) {
            throw new IllegalArgumentException("a frame of " + width + " x " + height + " with " + rgb.length
                    + " bytes of colour and " + regions.length + " of regions: they must be 3 and 1 a pixel");
        }
        objects = List.copyOf(objects);
    }

    /** How many objects of each class it shows. */
    public int[] counts(int classes) {
        var counts = new int[classes];
        for (var object : objects) {
            if (object.counts()) {
                counts[object.classIndex()]++;
            }
        }
        return counts;
    }
}
