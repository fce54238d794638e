package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;
import java.util.List;

/** How recommendations are spread over the items that could be recommended. Stateless. */
final class Exposure {
    private Exposure() {}

    /** How often each item is among some user's first k, ascending, with zeros up to the number of candidates. */
    static int[] counts(List<int[]> rankings, int k, int candidates) {
        int size = rankings.stream().flatMapToInt(Arrays::stream).max().orElse(-1) + 1;
        var byItem = new int[size];
        for (var ranked : rankings) {
            for (int i = 0; i < Math.min(k, ranked.length); i++) {
                byItem[ranked[i]]++;
            }
        }
        var met = Arrays.stream(byItem).filter(times -> times > 0).sorted().toArray();
        var counts = new int[Math.max(candidates, met.length)];
        System.arraycopy(met, 0, counts, counts.length - met.length, met.length);
        return counts;
    }

    /** The share of candidates that some user is recommended. */
    static double coverage(int[] counts) {
        return counts.length == 0
                ? 0
                : (double) Arrays.stream(counts).filter(times -> times > 0).count() / counts.length;
    }

    /**
     * Gini's index of the counts, which are ascending: 0 when all items are recommended alike, towards 1 when few get
     * all (as in Fleder and Hosanagar, "Blockbuster culture's next rise or fall", 2009).
     */
    static double gini(int[] counts) {
        double weighted = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            weighted += (2.0 * (i + 1) - counts.length - 1) * counts[i];
            sum += counts[i];
        }
        return sum == 0 ? 0 : weighted / (counts.length * sum);
    }
}
