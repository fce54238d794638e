package org.vsekai.backpack.vision;

/** A decoded picture: three bytes a pixel (red, green, blue), row by row from the top left. Never changed once made. */
public final class Picture {
    private final int width;
    private final int height;
    private final byte[] rgb;
    private final double decodeMilliseconds;

    /** Keeps the array itself. */
    Picture(int width, int height, byte[] rgb, double decodeMilliseconds) {
        if (width < 1 || height < 1 || rgb.length != 3L * width * height) {
            throw new IllegalArgumentException(rgb.length + " bytes are no picture of " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.rgb = rgb;
        this.decodeMilliseconds = decodeMilliseconds;
    }

    /** A picture of bytes that are at hand, three a pixel (red, green, blue); they are copied. */
    public static Picture of(int width, int height, byte[] rgb) {
        return new Picture(width, height, rgb.clone(), 0);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * A part of the picture: a copy, which cost no decoding of its own.
     *
     * @param left its first column
     * @param top its first row
     * @throws IllegalArgumentException when it is empty or reaches beyond the picture
     */
    public Picture part(int left, int top, int partWidth, int partHeight) {
        if (left < 0
                || top < 0
                || partWidth < 1
                || partHeight < 1
                || partWidth > width - left
                || partHeight > height - top) {
            throw new IllegalArgumentException("no part of a picture of " + width + " x " + height + ": " + partWidth
                    + " x " + partHeight + " at " + left + ", " + top);
        }
        var part = new byte[3 * partWidth * partHeight];
        for (int y = 0; y < partHeight; y++) {
            System.arraycopy(rgb, 3 * ((top + y) * width + left), part, 3 * y * partWidth, 3 * partWidth);
        }
        return new Picture(partWidth, partHeight, part, 0);
    }

    /** The bytes themselves, for kernels of this package, which only read them. */
    byte[] rgb() {
        return rgb;
    }

    /** How long it took to read and decode; 0 of what was made of another picture. */
    public double decodeMilliseconds() {
        return decodeMilliseconds;
    }
}
