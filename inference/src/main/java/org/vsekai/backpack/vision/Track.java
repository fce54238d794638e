package org.vsekai.backpack.vision;

/**
 * An object that is followed: where it is thought to be now. The noise is that of N. Wojke, A. Bewley and D. Paulus, "Simple online
 * and realtime tracking with a deep association metric" (ICIP 2017): in shares of the box's height. Not thread-safe.
 */
final class Track {
    private static final double PLACE = 1 / 20.0;
    private static final double SPEED = 1 / 160.0;
    private static final double SHAPE = 0.01;
    private static final double SHAPE_SPEED = 1e-5;
    private static final double SHAPE_SEEN = 0.1;
    private static final double SMALLEST = 1e-3;

    private final long id;
    private final int classIndex;
    private final SteadyMotion x;
    private final SteadyMotion y;
    /** Width over height. */
    private final SteadyMotion shape;

    private final SteadyMotion height;
    private int missed;
    private boolean isConfirmed;

    Track(long id, Detection first, boolean isConfirmed) {
        this.id = id;
        this.classIndex = first.classIndex();
        this.isConfirmed = isConfirmed;
        var box = first.box();
        double high = height(box);
        this.x = new SteadyMotion(middle(box.xMinimum(), box.xMaximum()), 2 * PLACE * high, 10 * SPEED * high);
        this.y = new SteadyMotion(middle(box.yMinimum(), box.yMaximum()), 2 * PLACE * high, 10 * SPEED * high);
        this.shape = new SteadyMotion(shape(box), SHAPE, SHAPE_SPEED);
        this.height = new SteadyMotion(high, 2 * PLACE * high, 10 * SPEED * high);
    }

    private static double middle(double least, double most) {
        return (least + most) / 2;
    }

    private static double height(Box box) {
        return Math.max(SMALLEST, box.yMaximum() - box.yMinimum());
    }

    private static double shape(Box box) {
        return Math.max(SMALLEST, box.xMaximum() - box.xMinimum()) / height(box);
    }

    long id() {
        return id;
    }

    int classIndex() {
        return classIndex;
    }

    /** Frames since it was seen. */
    int missed() {
        return missed;
    }

    /** Seen in two frames, or in the first of all: what is seen once may be a mistake of the detector. */
    boolean isConfirmed() {
        return isConfirmed;
    }

    /** A frame's time passes. What is out of sight grows no more. */
    void pass() {
        if (missed > 0) {
            height.stop();
        }
        double high = Math.max(SMALLEST, height.value());
        x.pass(PLACE * high, SPEED * high);
        y.pass(PLACE * high, SPEED * high);
        shape.pass(SHAPE, SHAPE_SPEED);
        height.pass(PLACE * high, SPEED * high);
        missed++;
    }

    void see(Detection detection) {
        var box = detection.box();
        double high = Math.max(SMALLEST, height.value());
        x.see(middle(box.xMinimum(), box.xMaximum()), PLACE * high);
        y.see(middle(box.yMinimum(), box.yMaximum()), PLACE * high);
        shape.see(shape(box), SHAPE_SEEN);
        height.see(height(box), PLACE * high);
        missed = 0;
        isConfirmed = true;
    }

    /** Where it is thought to be. */
    Box box() {
        double high = Math.max(SMALLEST, height.value());
        double wide = Math.max(SMALLEST, shape.value()) * high;
        return new Box(x.value() - wide / 2, y.value() - high / 2, x.value() + wide / 2, y.value() + high / 2);
    }
}
