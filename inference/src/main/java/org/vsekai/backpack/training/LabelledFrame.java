package org.vsekai.backpack.training;

import java.util.List;

/**
 * A picture and what is known of it. The arrays are not copied: nobody writes to them.
 *
 * @param rgb three bytes a pixel, row by row from the top left
 * @param regions the class of each pixel by its place among the labels of regions, row by row
 * @param isRoom whether it shows a place within walls
 * @param truth how much of this is known
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
public record LabelledFrame(
        int width, int height, byte[] rgb, byte[] regions, List<LabelledObject> objects, boolean isRoom, Truth truth) {
    /** The width for which {@link LabelledObject#LEAST_SIDE} is meant. */
    public static final int USUAL_WIDTH = 320;

    /** The height that goes with it. */
    public static final int USUAL_HEIGHT = 240;

    /** How much is known of a frame. */
    public enum Truth {
        /** All. */
        WHOLE,
        /** Some objects of those that it shows; nothing of regions, of the place, or of where there is no object. */
        SOME_OBJECTS
    }

    public LabelledFrame {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height || regions.length != (long) width * height) {
            throw new IllegalArgumentException("a frame of " + width + " x " + height + " with " + rgb.length
                    + " bytes of colour and " + regions.length + " of regions: they must be 3 and 1 a pixel");
        }
        objects = List.copyOf(objects);
    }

    /** A frame of which some objects are known. */
    public static LabelledFrame withSome(int width, int height, byte[] rgb, List<LabelledObject> objects) {
        return new LabelledFrame(width, height, rgb, new byte[width * height], objects, false, Truth.SOME_OBJECTS);
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
