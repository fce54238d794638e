package org.vsekai.backpack.render;

/**
 * The exact box of the pixels in which a node is seen: its edges, so that right minus left is the width.
 *
 * @param node the node's index in the document
 * @param nodeId the node's id
 * @param x1 left edge in pixels
 * @param y1 top edge in pixels
 * @param x2 right edge in pixels
 * @param y2 bottom edge in pixels
 * @param visiblePixels in which the node is seen
 * @param visibleFraction those over the pixels that it would cover in this picture alone: above 0, up to 1
 */
public record NodeBox(
        int node,
        String nodeId,
        double x1,
        double y1,
        double x2,
        double y2,
        int visiblePixels,
        double visibleFraction) {}
