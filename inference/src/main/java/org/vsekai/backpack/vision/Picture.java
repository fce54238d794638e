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

    /**
     * The same picture with its proportions, no wider and no higher than this: each pixel the mean of those that it stands for. Itself
     * where it is no larger.
     */
    public Picture within(int mostWidth, int mostHeight) {
        double scale = Math.min((double) mostWidth / width, (double) mostHeight / height);
        if (scale >= 1) {
            return this;
        }
        int narrow = Math.max(1, (int) Math.round(scale * width));
        int low = Math.max(1, (int) Math.round(scale * height));
        var mean = new byte[3 * narrow * low];
        for (int y = 0; y < low; y++) {
            for (int x = 0; x < narrow; x++) {
                for (int channel = 0; channel < 3; channel++) {
                    mean[3 * (y * narrow + x) + channel] = mean(x, y, narrow, low, channel);
                }
            }
        }
        return new Picture(narrow, low, mean, decodeMilliseconds);
    }

    private byte mean(int x, int y, int narrow, int low, int channel) {
        int left = (int) ((long) x * width / narrow);
        int right = (int) ((x + 1L) * width / narrow);
        int top = (int) ((long) y * height / low);
        int bottom = (int) ((y + 1L) * height / low);
        long sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += rgb[3 * (row * width + column) + channel] & 0xff;
            }
        }
        long count = (long) (right - left) * (bottom - top);
        return (byte) ((sum + count / 2) / count);
    }

    /** A copy of its bytes: three a pixel, row by row. */
    public byte[] toBytes() {
        return rgb.clone();
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
