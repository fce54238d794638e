package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;

/**
 * Metrics of one user's ranking with binary relevance. {@code ranked} is best first without repetition;
 * {@code relevant} is ascending, without repetition and not empty. Definitions as in Järvelin and Kekäläinen,
 * "Cumulated gain-based evaluation of IR techniques" (2002), with the ideal cut at k too. Stateless.
 */
public final class RankingMetrics {
    private RankingMetrics() {}

    /** Sum of 1 / log2(position + 1) over hits, over that of the best ranking there could be. */
    public static double ndcg(int[] ranked, int[] relevant, int k) {
        double gain = 0;
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            if (hits(relevant, ranked[i])) {
                gain += discount(i);
            }
        }
        double ideal = 0;
        for (int i = 0; i < Math.min(k, relevant.length); i++) {
            ideal += discount(i);
        }
        return gain / ideal;
    }

    /** Share of the relevant items that are among the first k. */
    public static double recall(int[] ranked, int[] relevant, int k) {
        return (double) hits(ranked, relevant, k) / relevant.length;
    }

    /** Share of the first k that is relevant; a shorter ranking is filled up with misses. */
    public static double precision(int[] ranked, int[] relevant, int k) {
        return (double) hits(ranked, relevant, k) / k;
    }

    /** Mean over min(k, relevant items) of the precision at each hit among the first k. */
    public static double averagePrecision(int[] ranked, int[] relevant, int k) {
        double sum = 0;
        int hits = 0;
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            if (hits(relevant, ranked[i])) {
                hits++;
                sum += (double) hits / (i + 1);
            }
        }
        return sum / Math.min(k, relevant.length);
    }

    /** 1 / position of the first hit among the first k, 0 without one. */
    public static double reciprocalRank(int[] ranked, int[] relevant, int k) {
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            if (hits(relevant, ranked[i])) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }

    /** 1 when there is a hit among the first k, else 0. */
    static double hitRate(int[] ranked, int[] relevant, int k) {
        return hits(ranked, relevant, k) > 0 ? 1 : 0;
    }

    private static int hits(int[] ranked, int[] relevant, int k) {
        int hits = 0;
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            if (hits(relevant, ranked[i])) {
                hits++;
            }
        }
        return hits;
    }

    private static boolean hits(int[] relevant, int item) {
        return Arrays.binarySearch(relevant, item) >= 0;
    }

    private static double discount(int position) {
        return Math.log(2) / Math.log(position + 2);
    }
}
