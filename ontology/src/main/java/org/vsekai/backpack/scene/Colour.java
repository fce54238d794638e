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
        return new Colour(linear(rgb >> 16 & 0xff), linear(rgb >> 8 & 0xff), linear(rgb & 0xff), 1);
    }

    /** IEC 61966-2-1: the linear value of an sRGB byte. */
    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
