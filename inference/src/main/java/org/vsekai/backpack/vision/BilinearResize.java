package org.vsekai.backpack.vision;

/**
 * Bilinear scaling of 8-bit pictures, half-pixel centres, no antialiasing, value for value as OpenCV's
 * {@code INTER_LINEAR}: weights of 11 bits, the same intermediate roundings. Models were measured on pictures scaled so.
 * Source of the arithmetic: OpenCV, modules/imgproc/src/resize.cpp, the 8-bit linear path.
 *
 * <p>One instance for one pair of sizes; holds scratch rows, not thread-safe.
 */
final class BilinearResize {
    private static final int WEIGHT_BITS = 11;
    private static final int ONE = 1 << WEIGHT_BITS;

    private final Axis columns;
    private final Axis rows;
    private final byte[] rgb;
    private final int rowLength;
    private int[] upper;
    private int[] lower;
    private int upperRow = -1;
    private int lowerRow = -1;

    BilinearResize(Picture picture, int width, int height) {
        this.columns = Axis.ofColumns(picture.width(), width);
        this.rows = Axis.ofRows(picture.height(), height);
        this.rgb = picture.rgb();
        this.rowLength = 3 * picture.width();
        this.upper = new int[3 * width];
        this.lower = new int[3 * width];
    }

    /** For each place along one side: its two neighbours in the source and their weights. */
    private static final class Axis {
        final int[] first;
        final int[] second;
        final int[] firstWeight;
        final int[] secondWeight;

        private Axis(int length) {
            first = new int[length];
            second = new int[length];
            firstWeight = new int[length];
            secondWeight = new int[length];
        }

        /** Beyond the outermost centres the source's edge counts alone. */
        static Axis ofColumns(int from, int to) {
            var axis = new Axis(to);
            for (int i = 0; i < to; i++) {
                float position = position(i, from, to);
                axis.set(i, Math.max(0, Math.min(from - 1f, position)), from);
            }
            return axis;
        }

        /** Beyond the outermost centres the source's edge counts twice, by both weights: each is rounded down. */
        static Axis ofRows(int from, int to) {
            var axis = new Axis(to);
            for (int i = 0; i < to; i++) {
                axis.set(i, position(i, from, to), from);
            }
            return axis;
        }

        private static float position(int i, int from, int to) {
            double step = (double) from / to;
            return (float) ((i + 0.5) * step - 0.5);
        }

        private void set(int i, float position, int from) {
            int whole = (int) Math.floor(position);
            float fraction = position - whole;
            first[i] = Math.max(0, Math.min(whole, from - 1));
            second[i] = Math.max(0, Math.min(whole + 1, from - 1));
            firstWeight[i] = (int) Math.rint((1f - fraction) * ONE);
            secondWeight[i] = (int) Math.rint(fraction * ONE);
        }
    }

    /** Row y of the scaled picture: red, green, blue of each pixel, 0 to 255. Fastest in rising order of y. */
    void row(int y, int[] result) {
        prepare(rows.first[y], rows.second[y]);
        int upperWeight = rows.firstWeight[y];
        int lowerWeight = rows.secondWeight[y];
        for (int i = 0; i < upper.length; i++) {
            result[i] = (((upperWeight * (upper[i] >> 4)) >> 16) + ((lowerWeight * (lower[i] >> 4)) >> 16) + 2) >> 2;
        }
    }

    /** Has the two source rows scaled along x; where the former lower one is the new upper one it is kept. */
    private void prepare(int upperWanted, int lowerWanted) {
        if (upperRow != upperWanted) {
            if (lowerRow == upperWanted) {
                var spare = upper;
                upper = lower;
                lower = spare;
                lowerRow = -1;
            } else {
                scaleColumns(upperWanted, upper);
            }
            upperRow = upperWanted;
        }
        if (lowerRow != lowerWanted) {
            scaleColumns(lowerWanted, lower);
            lowerRow = lowerWanted;
        }
    }

    private void scaleColumns(int row, int[] result) {
        int start = row * rowLength;
        int to = 0;
        for (int x = 0; x < columns.first.length; x++) {
            int left = start + 3 * columns.first[x];
            int right = start + 3 * columns.second[x];
            int leftWeight = columns.firstWeight[x];
            int rightWeight = columns.secondWeight[x];
            for (int channel = 0; channel < 3; channel++) {
                result[to++] = (rgb[left + channel] & 0xff) * leftWeight + (rgb[right + channel] & 0xff) * rightWeight;
            }
        }
    }
}
