package org.vsekai.backpack.vision;

/**
 * An object that a model saw in a picture.
 *
 * @param label the model's own name of the class
 * @param classIndex the class's place among the model's labels
 * @param score confidence, 0 to 1
 * @param box in the picture's pixels, inside the picture
 */
public record Detection(String label, int classIndex, double score, Box box) {}
