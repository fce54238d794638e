package org.vsekai.backpack.sample;

/**
 * Draws indices by weight in constant time (Vose, "A linear algorithm for generating random numbers with a given
 * distribution", IEEE TSE 17(9), 1991). Immutable and thread-safe.
 */
final class AliasTable {
    private final float[] keep;
    private final int[] alias;

    /** A table of these weights: none negative, at least one above 0. */
    AliasTable(double[] weights) {
        int n = weights.length;
        double mean = 0;
        for (double weight : weights) {
            mean += weight / n;
        }
        if (!(mean > 0)) {
            throw new IllegalArgumentException("weights must not all be 0");
        }
        keep = new float[n];
        alias = new int[n];
        var scaled = new double[n];
        // One array holds both work lists: the light ones grow from its start, the heavy ones from its end.
        var work = new int[n];
        int light = 0;
        int heavy = n;
        for (int i = 0; i < n; i++) {
            scaled[i] = weights[i] / mean;
            if (scaled[i] < 1) {
                work[light++] = i;
            } else {
                work[--heavy] = i;
            }
        }
        while (light > 0 && heavy < n) {
            int poor = work[--light];
            int rich = work[heavy];
            keep[poor] = (float) scaled[poor];
            alias[poor] = rich;
            scaled[rich] -= 1 - scaled[poor];
            if (scaled[rich] < 1) {
                heavy++;
                work[light++] = rich;
            }
        }
        while (heavy < n) {
            keep[work[heavy++]] = 1;
        }
        while (light > 0) {
            keep[work[--light]] = 1;
        }
    }

    int draw(RandomStream random) {
        int i = random.below(keep.length);
        return random.uniform() < keep[i] ? i : alias[i];
    }
}
