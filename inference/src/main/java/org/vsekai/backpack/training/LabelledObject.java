package org.vsekai.backpack.training;

import org.vsekai.backpack.vision.Box;

/**
 * An object that a frame shows.
 *
 * @param box around the pixels in which it is seen
 * @param visibleFraction those over the pixels that it would cover alone, 0 to 1
 */
public record LabelledObject(int classIndex, Box box, double visibleFraction) {
    /** Less of an object is neither to be found nor false when found: as the measure of detections in the night has it. */
    public static final double LEAST_VISIBLE = 0.25;

    /** An object with a shorter side of fewer pixels is not asked for, in frames of {@link LabelledFrame#USUAL_WIDTH}. */
    public static final double LEAST_SIDE = 6;

    /** Whether a model is to find it. */
    public boolean counts() {
        double side = Math.min(box.xMaximum() - box.xMinimum(), box.yMaximum() - box.yMinimum());
        return visibleFraction >= LEAST_VISIBLE && side >= LEAST_SIDE;
    }
}
