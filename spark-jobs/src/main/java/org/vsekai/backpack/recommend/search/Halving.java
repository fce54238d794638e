package org.vsekai.backpack.recommend.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization",
 * 2016): all candidates run few iterations, the best of them more, until the last rung runs all. Immutable.
 *
 * @param first iterations of the first rung
 * @param divisor one in so many goes on, to so many times the iterations
 * @param iterations of the last rung
 */
record Halving(int first, int divisor, int iterations) {

    /** A candidate by number, and how good it is after so many iterations. */
    record Score(int trial, int iterations, double value, double seconds) {}

    /** Scores candidates, in any order and all at once where it likes. */
    interface Rung {
        List<Score> run(List<Integer> trials, int iterations);
    }

    /** The last score of each candidate, in the order of their numbers. Of equal scores the smaller number goes on. */
    List<Score> run(int candidates, Rung rung) {
        var last = new ArrayList<Score>();
        var alive = IntStream.range(0, candidates).boxed().toList();
        int budget = Math.min(first, iterations);
        while (!alive.isEmpty()) {
            var best = rung.run(alive, budget).stream()
                    .sorted(Comparator.comparingDouble(Score::value).reversed().thenComparingInt(Score::trial))
                    .toList();
            boolean isLast = budget == iterations;
            int kept = isLast ? 0 : (best.size() + divisor - 1) / divisor;
            last.addAll(best.subList(kept, best.size()));
            alive = best.subList(0, kept).stream().map(Score::trial).toList();
            // One that has no rival left has nothing to prove in between.
            budget = kept == 1 ? iterations : (int) Math.min(iterations, (long) budget * divisor);
        }
        last.sort(Comparator.comparingInt(Score::trial));
        return last;
    }
}
