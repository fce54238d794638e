package org.vsekai.backpack.vision;

/**
 * A line of text in a picture.
 *
 * @param outline where it is, in the picture's pixels
 * @param score the mean probability of its characters, 0 to 1
 */
public record TextLine(String text, double score, Quadrilateral outline) {}
