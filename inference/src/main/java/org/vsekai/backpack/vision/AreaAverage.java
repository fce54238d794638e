package org.vsekai.backpack.vision;

/**
 * Scales a plane of numbers so that each new cell is the mean of the area that it covers, by exact fractions: what OpenCV
 * calls {@code INTER_AREA}, without rounding. Rows come one after the other, so that a large picture needs no second
 * copy. One instance for one plane; not thread-safe.
 */
final class AreaAverage {
    private final Axis columns;
    private final double rowsPerCell;
    private final int width;
    private final int height;
    private final double[] line;
    private final double[] cells;
    private int next;

    AreaAverage(int fromWidth, int fromHeight, int width, int height) {
        this.columns = new Axis(fromWidth, width);
        this.rowsPerCell = (double) fromHeight / height;
        this.width = width;
        this.height = height;
        this.line = new double[width];
        this.cells = new double[width * height];
    }

    /** For each cell of a line: the first source cell it covers, and the shares of its mean. */
    private static final class Axis {
        final int[] first;
        final double[][] shares;

        Axis(int from, int to) {
            first = new int[to];
            shares = new double[to][];
            double step = (double) from / to;
            for (int i = 0; i < to; i++) {
                double start = i * step;
                double end = Math.min(from, (i + 1) * step);
                first[i] = Math.min(from - 1, (int) start);
                shares[i] = new double[Math.max(1, (int) Math.ceil(end) - first[i])];
                for (int k = 0; k < shares[i].length; k++) {
                    int at = first[i] + k;
                    shares[i][k] = (Math.min(end, at + 1) - Math.max(start, at)) / step;
                }
            }
        }
    }

    /** Takes in the next row of the source. */
    void add(double[] row) {
        scale(row);
        double top = next / rowsPerCell;
        double bottom = ++next / rowsPerCell;
        for (int y = (int) top; y < Math.min(height, bottom); y++) {
            double share = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = 0; x < width; x++) {
                cells[y * width + x] += share * line[x];
            }
        }
    }

    private void scale(double[] row) {
        for (int x = 0; x < width; x++) {
            var shares = columns.shares[x];
            int from = columns.first[x];
            double sum = 0;
            for (int k = 0; k < shares.length; k++) {
                sum += shares[k] * row[from + k];
            }
            line[x] = sum;
        }
    }

    /** The scaled plane, row by row, once all rows came in. */
    double[] cells() {
        return cells;
    }
}
