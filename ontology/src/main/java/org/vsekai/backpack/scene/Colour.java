package org.vsekai.backpack.scene;

/** A colour with opacity: linear (not sRGB), 0 to 1. */
public record Colour(double red, double green, double blue, double alpha) {
    public static final Colour WHITE = new Colour(1, 1, 1, 1);

    public Colour {
        if (!(inRange(red) && inRange(green) && inRange(blue) && inRange(alpha))) {
            throw new IllegalArgumentException("a colour's parts must be from 0 to 1");
        }
    }

    private static boolean inRange(double part) {
        return part >= 0 && part <= 1;
    }

    /** The opaque colour that a screen shows for 0xRRGGBB. */
    public static Colour ofSrgb(int rgb) {
        return ofSrgb((rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0, (rgb & 0xff) / 255.0, 1);
    }

    /** The colour that a screen shows for these parts, 0 to 1. */
    static Colour ofSrgb(double red, double green, double blue, double alpha) {
        return new Colour(linear(red), linear(green), linear(blue), alpha);
    }

    /** IEC 61966-2-1: the linear value of an sRGB part. */
    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
