package org.vsekai.backpack.render;

import java.awt.image.BufferedImage;
import java.util.List;

/**
 * A picture and what is known of it. Pixel (x, y) is at y * width + x of each array. The arrays belong to the caller:
 * they are new for each rendering, and nobody else writes to them.
 */
public final class Rendering {
    private final int width;
    private final int height;
    private final int[] argb;
    private final float[] depth;
    private final int[] node;
    private final List<NodeBox> boxes;

    Rendering(Picture picture, List<NodeBox> boxes) {
        this.width = picture.eye.width;
        this.height = picture.eye.height;
        this.argb = picture.argb;
        this.depth = picture.depth;
        this.node = picture.node;
        this.boxes = List.copyOf(boxes);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Opaque sRGB pixels, 0xffRRGGBB. */
    public int[] argb() {
        return argb;
    }

    /** Red, green and blue of each pixel one after another, a copy. */
    public byte[] rgb() {
        var rgb = new byte[3 * argb.length];
        for (int i = 0; i < argb.length; i++) {
            rgb[3 * i] = (byte) (argb[i] >> 16);
            rgb[3 * i + 1] = (byte) (argb[i] >> 8);
            rgb[3 * i + 2] = (byte) argb[i];
        }
        return rgb;
    }

    /** Metres along the view axis; infinite where nothing is. */
    public float[] depth() {
        return depth;
    }

    /** The index of the node that is seen; -1 where nothing is. */
    public int[] node() {
        return node;
    }

    /** The nodes that are seen, by index. */
    public List<NodeBox> boxes() {
        return boxes;
    }

    /** The picture without alpha, a copy. */
    public BufferedImage image() {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, argb, 0, width);
        return image;
    }
}
