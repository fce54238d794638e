package org.vsekai.backpack.render;

/**
 * One triangle seen through pixels: where the ray through a pixel meets it and how far away, from functions that are
 * linear in the picture, so that they need no clipping (M. Olano and T. Greer, "Triangle scan conversion using 2D
 * homogeneous coordinates", 1997). For one thread; taken for triangle after triangle.
 */
final class TriangleView {
    private final Eye eye;

    /** Weights of the three corners: growth a pixel right, growth a pixel down, value at the picture's corner. */
    private double rightA;

    private double downA;
    private double cornerA;
    private double rightB;
    private double downB;
    private double cornerB;
    private double rightC;
    private double downC;
    private double cornerC;
    private double determinant;

    /** The corners' shares at the last pixel that was looked at, 1 together. */
    float shareA;

    float shareB;
    float shareC;
    /** Metres ahead at the last pixel that was looked at. */
    float depth;

    TriangleView(Eye eye) {
        this.eye = eye;
    }

    /** Takes the triangle whose corners, as right, up, ahead, begin at these places. */
    void take(float[] camera, int a, int b, int c) {
        double ax = camera[a];
        double ay = camera[a + 1];
        double ad = camera[a + 2];
        double bx = camera[b];
        double by = camera[b + 1];
        double bd = camera[b + 2];
        double cx = camera[c];
        double cy = camera[c + 1];
        double cd = camera[c + 2];
        rightA = (by * cd - bd * cy) * eye.perFx;
        downA = (bx * cd - bd * cx) * eye.perFy;
        cornerA = bx * cy - by * cx - eye.cx * rightA - eye.cy * downA;
        determinant = ax * (by * cd - bd * cy) - ay * (bx * cd - bd * cx) + ad * (bx * cy - by * cx);
        rightB = (cy * ad - cd * ay) * eye.perFx;
        downB = (cx * ad - cd * ax) * eye.perFy;
        cornerB = cx * ay - cy * ax - eye.cx * rightB - eye.cy * downB;
        rightC = (ay * bd - ad * by) * eye.perFx;
        downC = (ax * bd - ad * bx) * eye.perFy;
        cornerC = ax * by - ay * bx - eye.cx * rightC - eye.cy * downC;
    }

    /** Above 0 when the front is seen, below when the back is, 0 when the triangle is seen from its edge. */
    double facing() {
        return determinant;
    }

    /** One over the metres ahead at the picture's corner, times {@link #facing}; it is linear over the picture. */
    double nearness() {
        return cornerA + cornerB + cornerC;
    }

    double nearnessRight() {
        return rightA + rightB + rightC;
    }

    double nearnessDown() {
        return downA + downB + downC;
    }

    /** Growth a pixel right of what has these values at the corners, times one over the metres, times facing. */
    double sumRight(double a, double b, double c) {
        return a * rightA + b * rightB + c * rightC;
    }

    double sumDown(double a, double b, double c) {
        return a * downA + b * downB + c * downC;
    }

    /** Its value at the picture's corner. */
    double sumCorner(double a, double b, double c) {
        return a * cornerA + b * cornerB + c * cornerC;
    }

    /** Looks through the middle of a pixel. */
    void look(int column, int row) {
        double x = column + 0.5;
        double y = row + 0.5;
        double a = cornerA + rightA * x + downA * y;
        double b = cornerB + rightB * x + downB * y;
        double c = cornerC + rightC * x + downC * y;
        double factor = 1 / (a + b + c);
        shareA = (float) (a * factor);
        shareB = (float) (b * factor);
        shareC = (float) (c * factor);
        depth = (float) (determinant * factor);
    }
}
