package org.vsekai.backpack.vision;

/** The mean of a map inside a convex outline, its edge included. */
final class MapMean {
    private MapMean() {}

    static double inside(Quadrilateral outline, float[] map, int width, int height) {
        var xs = new double[] {outline.x0(), outline.x1(), outline.x2(), outline.x3()};
        var ys = new double[] {outline.y0(), outline.y1(), outline.y2(), outline.y3()};
        int top = clamp(Math.floor(least(ys)), height);
        int bottom = clamp(Math.ceil(-least(negated(ys))), height);
        double sum = 0;
        long count = 0;
        for (int y = top; y <= bottom; y++) {
            double left = Double.POSITIVE_INFINITY;
            double right = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < 4; i++) {
                int next = (i + 1) % 4;
                if (Math.min(ys[i], ys[next]) <= y && y <= Math.max(ys[i], ys[next])) {
                    double part = ys[i] == ys[next] ? 0 : (y - ys[i]) / (ys[next] - ys[i]);
                    double x = xs[i] + part * (xs[next] - xs[i]);
                    left = Math.min(left, Math.min(x, ys[i] == ys[next] ? xs[next] : x));
                    right = Math.max(right, Math.max(x, ys[i] == ys[next] ? xs[next] : x));
                }
            }
            if (left <= right) {
                int to = clamp(Math.rint(right), width);
                for (int x = clamp(Math.rint(left), width); x <= to; x++) {
                    sum += map[y * width + x];
                    count++;
                }
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double least(double[] values) {
        return Math.min(Math.min(values[0], values[1]), Math.min(values[2], values[3]));
    }

    private static double[] negated(double[] values) {
        return new double[] {-values[0], -values[1], -values[2], -values[3]};
    }

    private static int clamp(double value, int side) {
        return (int) Math.max(0, Math.min(side - 1.0, value));
    }
}
