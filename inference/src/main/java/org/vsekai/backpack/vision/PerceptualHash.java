package org.vsekai.backpack.vision;

import java.util.Arrays;

/**
 * The 64-bit pHash of a picture (Zauner 2010, Implementation and Benchmarking of Perceptual Image Hash Functions): which of
 * the 8 x 8 lowest frequencies of the luminance, the constant ones left out, are above their median. The picture is
 * averaged to 32 x 32 by area; the original blurs it by 7 x 7 and takes the nearest pixels. Bits go row by row, the first
 * is the highest. Stateless and thread-safe.
 */
public final class PerceptualHash {
    /** Bits of a hash: no two differ in more. */
    public static final int BITS = 64;

    static final int SIDE = 32;
    private static final int FREQUENCIES = 8;
    /** Below the rounding of a byte: of a plain surface, whose frequencies are noise of the arithmetic, no bit is set. */
    private static final double LEAST = 1e-6;

    private static final double[][] COSINES = cosines();

    private PerceptualHash() {}

    /** In how many bits two hashes differ. */
    public static int distance(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The rows of the DCT-II that are used, without the factor that all have in common. */
    private static double[][] cosines() {
        var rows = new double[FREQUENCIES][SIDE];
        for (int k = 0; k < FREQUENCIES; k++) {
            for (int i = 0; i < SIDE; i++) {
                rows[k][i] = StrictMath.cos(Math.PI * (k + 1) * (2 * i + 1) / (2.0 * SIDE));
            }
        }
        return rows;
    }

    /** The hash of a luminance of 32 x 32, row by row. */
    static long of(double[] luminance) {
        var coefficients = new double[BITS];
        for (int v = 0; v < FREQUENCIES; v++) {
            var column = column(luminance, COSINES[v]);
            for (int u = 0; u < FREQUENCIES; u++) {
                double sum = 0;
                for (int x = 0; x < SIDE; x++) {
                    sum += column[x] * COSINES[u][x];
                }
                coefficients[v * FREQUENCIES + u] = sum;
            }
        }
        var sorted = coefficients.clone();
        Arrays.sort(sorted);
        double median = (sorted[BITS / 2 - 1] + sorted[BITS / 2]) / 2;
        long hash = 0;
        for (double coefficient : coefficients) {
            hash = hash << 1 | (coefficient - median > LEAST ? 1 : 0);
        }
        return hash;
    }

    private static double[] column(double[] luminance, double[] cosines) {
        var column = new double[SIDE];
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                column[x] += cosines[y] * luminance[y * SIDE + x];
            }
        }
        return column;
    }
}
