package org.vsekai.backpack.relate.fusion;

import org.vsekai.backpack.scene.CalibratedCamera;
import org.vsekai.backpack.vision.Box;

/** A side of a box in a picture. */
enum BoxSide {
    LEFT,
    TOP,
    RIGHT,
    BOTTOM;

    /** Boxes that end so near to the picture's edge, in pixels, may go on beyond it. */
    private static final double EDGE = 2;

    /** Where it is, in pixels. */
    double of(Box box) {
        return switch (this) {
            case LEFT -> box.xMinimum();
            case TOP -> box.yMinimum();
            case RIGHT -> box.xMaximum();
            case BOTTOM -> box.yMaximum();
        };
    }

    /** Whether it is an edge of the thing in the box, not of the picture. */
    boolean isWithin(CalibratedCamera camera, Box box) {
        int length = this == LEFT || this == RIGHT ? camera.width() : camera.height();
        return of(box) >= EDGE && of(box) <= length - EDGE;
    }
}
