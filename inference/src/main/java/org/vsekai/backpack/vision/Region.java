package org.vsekai.backpack.vision;

import org.vsekai.backpack.render.Mask;

/**
 * Where a picture shows a class.
 *
 * @param label the model's own name of the class
 * @param classIndex the class's place among the model's labels
 * @param mask of the picture's size
 */
public record Region(String label, int classIndex, Mask mask) {}
