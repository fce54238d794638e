package org.vsekai.backpack.recommend;

import java.util.ArrayList;
import java.util.List;
import org.vsekai.backpack.factors.Scored;
import org.vsekai.backpack.release.Release;

/**
 * Mixes a list: maximal marginal relevance (Carbonell and Goldstein, "The Use of MMR, Diversity-Based Reranking for Reordering
 * Documents and Producing Summaries", SIGIR 1998) over the exact best {@value #POOL}. The next item is the one of greatest
 * {@code (1 - diversity) relevance - diversity likeness}: relevance is the score, brought to 0 to 1 over the pool; likeness the
 * greatest cosine of factors with an item that stands in the list already. The first item is always the best one.
 */
final class Diversity {
    /** Lists reach no further than this when they are mixed. */
    static final int POOL = 1_000;

    private Diversity() {}

    /**
     * The pool in its new order; scores stay as they were.
     *
     * @param pool best first
     * @param diversity above 0, at most 1
     */
    static List<Scored> mix(List<Scored> pool, Release release, double diversity) {
        int n = pool.size();
        if (n < 3) {
            return pool;
        }
        var relevance = relevance(pool);
        var directions = directions(pool, release);
        var likeness = new float[n];
        java.util.Arrays.fill(likeness, -1);
        var taken = new boolean[n];
        var mixed = new ArrayList<Scored>(n);
        int next = 0;
        while (next >= 0) {
            taken[next] = true;
            mixed.add(pool.get(next));
            var last = directions[next];
            next = -1;
            double best = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                if (!taken[i]) {
                    likeness[i] = Math.max(likeness[i], dot(directions[i], last));
                    double worth = (1 - diversity) * relevance[i] - diversity * likeness[i];
                    if (worth > best) {
                        best = worth;
                        next = i;
                    }
                }
            }
        }
        return mixed;
    }

    private static float[] relevance(List<Scored> pool) {
        float most = pool.get(0).score();
        float least = pool.get(pool.size() - 1).score();
        var relevance = new float[pool.size()];
        for (int i = 0; i < relevance.length; i++) {
            relevance[i] = most > least ? (pool.get(i).score() - least) / (most - least) : 1;
        }
        return relevance;
    }

    /** Unit vectors; zeros for an item without one, which is like none. */
    private static float[][] directions(List<Scored> pool, Release release) {
        var directions = new float[pool.size()][];
        for (int i = 0; i < directions.length; i++) {
            directions[i] = Directions.of(release, pool.get(i).id());
        }
        return directions;
    }

    private static float dot(float[] left, float[] right) {
        float sum = 0;
        for (int d = 0; d < left.length; d++) {
            sum += left[d] * right[d];
        }
        return sum;
    }
}
