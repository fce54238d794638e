package org.vsekai.backpack.vision;

/**
 * Bilinear scaling of planes of floats, half-pixel centres, no antialiasing: each new value is a mean of the four nearest
 * old ones, edges repeated. What OpenCV's {@code INTER_LINEAR} does with floats and PyTorch's {@code interpolate} with
 * {@code mode="bilinear", align_corners=False}. One instance for one pair of sizes; holds scratch rows, not thread-safe.
 */
final class PlaneResize {
    private final Axis columns;
    private final Axis rows;
    private final int fromWidth;
    private float[] upper;
    private float[] lower;

    PlaneResize(int fromWidth, int fromHeight, int width, int height) {
        this.columns = new Axis(fromWidth, width);
        this.rows = new Axis(fromHeight, height);
        this.fromWidth = fromWidth;
        this.upper = new float[width];
        this.lower = new float[width];
    }

    /** For each place along one side: its two neighbours in the source and the second one's share. */
    private static final class Axis {
        final int[] first;
        final int[] second;
        final float[] share;

        Axis(int from, int to) {
            first = new int[to];
            second = new int[to];
            share = new float[to];
            double step = (double) from / to;
            for (int i = 0; i < to; i++) {
                double position = Math.max(0, (i + 0.5) * step - 0.5);
                first[i] = Math.min(from - 1, (int) position);
                second[i] = Math.min(from - 1, first[i] + 1);
                share[i] = (float) (position - first[i]);
            }
        }
    }

    /** Takes a scaled row. */
    interface RowSink {
        /** The row's values, until the next call. */
        void row(int y, float[] values);
    }

    /**
     * Scales a plane row by row, from the top.
     *
     * @param planes holds the plane, row-major
     * @param start the plane's first value
     */
    void scale(float[] planes, int start, RowSink sink) {
        var row = new float[columns.first.length];
        int upperRow = -1;
        int lowerRow = -1;
        for (int y = 0; y < rows.first.length; y++) {
            if (rows.first[y] == lowerRow && lowerRow != upperRow) {
                var spare = upper;
                upper = lower;
                lower = spare;
                upperRow = lowerRow;
                lowerRow = -1;
            }
            if (rows.first[y] != upperRow) {
                upperRow = rows.first[y];
                scaleColumns(planes, start + upperRow * fromWidth, upper);
            }
            if (rows.second[y] != lowerRow) {
                lowerRow = rows.second[y];
                scaleColumns(planes, start + lowerRow * fromWidth, lower);
            }
            blend(rows.share[y], row);
            sink.row(y, row);
        }
    }

    private void blend(float share, float[] row) {
        for (int x = 0; x < row.length; x++) {
            row[x] = upper[x] + (lower[x] - upper[x]) * share;
        }
    }

    private void scaleColumns(float[] planes, int start, float[] result) {
        for (int x = 0; x < result.length; x++) {
            float left = planes[start + columns.first[x]];
            float right = planes[start + columns.second[x]];
            result[x] = left + (right - left) * columns.share[x];
        }
    }
}
