package org.vsekai.backpack.recommend.evaluation;

import java.io.Serializable;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** Metrics summed over users. No record: Kryo, which carries it from the executors, cannot make records. */
public final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    static final int CUT = 10;
    static final int LONG_CUT = 20;
    public static final String NDCG = "ndcg@" + CUT;
    public static final String RECALL = "recall@" + LONG_CUT;
    static final String PRECISION = "precision@" + CUT;
    static final String MEAN_AVERAGE_PRECISION = "map@" + CUT;
    static final String MEAN_RECIPROCAL_RANK = "mrr@" + CUT;
    public static final String COVERAGE = "coverage@" + CUT;

    private long users;
    private double ndcg;
    private double recall;
    private double precision;
    private double averagePrecision;
    private double reciprocalRank;
    private final BitSet recommended = new BitSet();

    /** Counts one user's ranking, at least {@link #LONG_CUT} long where there are so many items. */
    void add(int[] ranked, int[] relevant) {
        users++;
        ndcg += RankingMetrics.ndcg(ranked, relevant, CUT);
        recall += RankingMetrics.recall(ranked, relevant, LONG_CUT);
        precision += RankingMetrics.precision(ranked, relevant, CUT);
        averagePrecision += RankingMetrics.averagePrecision(ranked, relevant, CUT);
        reciprocalRank += RankingMetrics.reciprocalRank(ranked, relevant, CUT);
        for (int i = 0; i < Math.min(CUT, ranked.length); i++) {
            recommended.set(ranked[i]);
        }
    }

    void add(Tally other) {
        users += other.users;
        ndcg += other.ndcg;
        recall += other.recall;
        precision += other.precision;
        averagePrecision += other.averagePrecision;
        reciprocalRank += other.reciprocalRank;
        recommended.or(other.recommended);
    }

    long users() {
        return users;
    }

    /**
     * Means over users, and coverage: the share of candidates that some user is recommended.
     *
     * @param candidates items that could be recommended
     */
    Map<String, Double> metrics(long candidates) {
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put(NDCG, ndcg / users);
        metrics.put(RECALL, recall / users);
        metrics.put(PRECISION, precision / users);
        metrics.put(MEAN_AVERAGE_PRECISION, averagePrecision / users);
        metrics.put(MEAN_RECIPROCAL_RANK, reciprocalRank / users);
        metrics.put(COVERAGE, (double) recommended.cardinality() / candidates);
        return metrics;
    }
}
