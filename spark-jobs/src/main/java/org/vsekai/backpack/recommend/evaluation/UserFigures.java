package org.vsekai.backpack.recommend.evaluation;

import java.util.ArrayList;
import java.util.List;

/**
 * All metrics of one user's list. Novelty is the mean self-information of the list's items and popularity the mean number
 * of users who like them (Castells, Hurley and Vargas, "Novelty and diversity in recommender systems", 2015); diversity
 * is 1 less the mean cosine of the list's pairs of items (Ziegler et al., "Improving recommendation lists through topic
 * diversification", 2005). An empty list has none of any. Stateless.
 */
final class UserFigures {
    static final int[] CUTS = {5, 10, 20, 100};
    static final int LONGEST = CUTS[CUTS.length - 1];
    private static final int TOP = 10;
    static final List<String> NAMES = names();

    private UserFigures() {}

    private static List<String> names() {
        var names = new ArrayList<String>();
        for (int cut : CUTS) {
            for (var metric : new String[] {"ndcg", "recall", "precision", "map", "mrr", "hit_rate"}) {
                names.add(metric + "@" + cut);
            }
        }
        names.addAll(List.of("novelty@" + TOP, "popularity@" + TOP, "diversity@" + TOP));
        return List.copyOf(names);
    }

    /** The metrics in the order of {@link #NAMES}. */
    static double[] of(int[] ranked, int[] relevant, ItemFigures items) {
        var values = new double[NAMES.size()];
        int at = 0;
        for (int cut : CUTS) {
            values[at++] = RankingMetrics.ndcg(ranked, relevant, cut);
            values[at++] = RankingMetrics.recall(ranked, relevant, cut);
            values[at++] = RankingMetrics.precision(ranked, relevant, cut);
            values[at++] = RankingMetrics.averagePrecision(ranked, relevant, cut);
            values[at++] = RankingMetrics.reciprocalRank(ranked, relevant, cut);
            values[at++] = RankingMetrics.hitRate(ranked, relevant, cut);
        }
        int length = Math.min(TOP, ranked.length);
        for (int i = 0; i < length; i++) {
            values[at] += items.selfInformation(ranked[i]) / length;
            values[at + 1] += (double) items.likers(ranked[i]) / length;
        }
        values[at + 2] = diversity(ranked, length, items);
        return values;
    }

    private static double diversity(int[] ranked, int length, ItemFigures items) {
        double sum = 0;
        for (int i = 1; i < length; i++) {
            for (int j = 0; j < i; j++) {
                sum += 1 - items.cosine(ranked[i], ranked[j]);
            }
        }
        return length < 2 ? 0 : sum / (length * (length - 1) / 2.0);
    }
}
