package org.vsekai.backpack.render;

/** A picture would take too long: its triangles lie over each other thousands of times. */
public final class TooMuchToDrawException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchToDrawException(long most) {
        super("the triangles in the picture cover more than " + most + " pixels together, what is not opaque counted"
                + " sixteenfold: remove those that lie behind each other");
    }
}
