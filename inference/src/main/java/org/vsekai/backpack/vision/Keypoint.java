package org.vsekai.backpack.vision;

/**
 * A joint of a person in a picture.
 *
 * @param x in the picture's pixels, rightwards from its left edge; beyond the picture where the model guesses so
 * @param y downwards from its top edge
 * @param score confidence, 0 to 1
 * @param isSeen whether the score reaches what the model's card asks; else the place is a guess
 */
public record Keypoint(CocoJoint joint, double x, double y, double score, boolean isSeen) {}
