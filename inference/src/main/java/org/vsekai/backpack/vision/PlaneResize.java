package org.vsekai.backpack.vision;

/**
 * Bilinear scaling of planes of floats, half-pixel centres, no antialiasing: each new value is a mean of the four nearest
 * old ones, edges repeated. What OpenCV's {@code INTER_LINEAR} does with floats and PyTorch's {@code interpolate} with
 * {@code mode="bilinear", align_corners=False}. One instance for one pair of sizes; holds scratch rows, not thread-safe.
 */
final class PlaneResize {
    private final Axis columns;
    private final Axis rows;
    private final float[] sourceRow;
    private final float[] result;
    private float[] upper;
    private float[] lower;
    private int upperRow;
    private int lowerRow;

    PlaneResize(int fromWidth, int fromHeight, int width, int height) {
        this(fromWidth, fromHeight, (double) fromWidth / width, (double) fromHeight / height, width, height);
    }

    /** Of the upper left part of a plane: the steps are places of the plane for one of the result. */
    PlaneResize(int fromWidth, int fromHeight, double stepX, double stepY, int width, int height) {
        this.columns = new Axis(fromWidth, width, stepX);
        this.rows = new Axis(fromHeight, height, stepY);
        this.sourceRow = new float[fromWidth];
        this.result = new float[width];
        this.upper = new float[width];
        this.lower = new float[width];
    }

    /** For each place along one side: its two neighbours in the source and the second one's share. */
    private static final class Axis {
        final int[] first;
        final int[] second;
        final float[] share;

        Axis(int from, int to, double step) {
            first = new int[to];
            second = new int[to];
            share = new float[to];
            for (int i = 0; i < to; i++) {
                double position = Math.max(0, (i + 0.5) * step - 0.5);
                first[i] = Math.min(from - 1, (int) position);
                second[i] = Math.min(from - 1, first[i] + 1);
                share[i] = (float) (position - first[i]);
            }
        }
    }

    /** Where the values come from, and where they go. */
    interface Rows {
        /** Writes, or reads, the values of row y; the array is used again. */
        void row(int y, float[] values);
    }

    /**
     * Scales a plane.
     *
     * @param planes holds the plane, row-major
     * @param start the plane's first value
     */
    void scale(float[] planes, int start, Rows sink) {
        scale((y, values) -> System.arraycopy(planes, start + y * values.length, values, 0, values.length), sink);
    }

    /** Scales row by row, from the top; a source row may be asked for twice. */
    void scale(Rows source, Rows sink) {
        upperRow = -1;
        lowerRow = -1;
        for (int y = 0; y < rows.first.length; y++) {
            prepare(rows.first[y], rows.second[y], source);
            float share = rows.share[y];
            for (int x = 0; x < result.length; x++) {
                result[x] = upper[x] + (lower[x] - upper[x]) * share;
            }
            sink.row(y, result);
        }
    }

    /** Has the two source rows scaled along x; where the former lower one is the new upper one it is kept. */
    private void prepare(int upperWanted, int lowerWanted, Rows source) {
        if (upperRow != upperWanted && lowerRow == upperWanted) {
            var spare = upper;
            upper = lower;
            lower = spare;
            upperRow = lowerRow;
            lowerRow = -1;
        }
        if (upperRow != upperWanted) {
            upperRow = upperWanted;
            scaleColumns(source, upperRow, upper);
        }
        if (lowerRow != lowerWanted) {
            lowerRow = lowerWanted;
            scaleColumns(source, lowerRow, lower);
        }
    }

    private void scaleColumns(Rows source, int row, float[] scaled) {
        source.row(row, sourceRow);
        for (int x = 0; x < scaled.length; x++) {
            float left = sourceRow[columns.first[x]];
            float right = sourceRow[columns.second[x]];
            scaled[x] = left + (right - left) * columns.share[x];
        }
    }
}
