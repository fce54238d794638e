package org.vsekai.backpack.vision;

import org.vsekai.backpack.render.Mask;

/**
 * An object that a model saw in a picture, pixel by pixel.
 *
 * @param mask of the picture's size
 */
public record SegmentedObject(Detection detection, Mask mask) {}
