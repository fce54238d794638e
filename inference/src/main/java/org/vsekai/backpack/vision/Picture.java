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

    /** The bytes themselves, for kernels of this package, which only read them. */
    byte[] rgb() {
        return rgb;
    }

    double decodeMilliseconds() {
        return decodeMilliseconds;
    }
}
