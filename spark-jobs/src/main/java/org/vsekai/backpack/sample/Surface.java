package org.vsekai.backpack.sample;

/** What a part of a thing is covered with; colours as 0xRRGGBB. */
sealed interface Surface {
    /** One colour. */
    record Paint(int rgb) implements Surface {}

    /** A picture of two colours that repeats every metre. */
    record Patterned(Pattern pattern, int first, int second) implements Surface {}

    /** What the picture shows. */
    enum Pattern {
        CHECKER,
        WOOD,
        BRICKS,
        GRASS,
        STRIPES
    }

    static Surface paint(int rgb) {
        return new Paint(rgb);
    }

    static Surface wood() {
        return new Patterned(Pattern.WOOD, 0x8a5a33, 0x6e4526);
    }
}
