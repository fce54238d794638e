package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;

class RankingMetricsProperties {
    private static final int K = 10;

    @Property(tries = 300)
    void theyAreWhatTheTextbooksFormulasSay(
            @ForAll @Size(max = 25) @UniqueElements List<@IntRange(max = 40) Integer> ranked,
            @ForAll @NotEmpty @Size(max = 15) Set<@IntRange(max = 40) Integer> liked) {
        var relevant = new TreeSet<>(liked);
        var first = ranked.subList(0, Math.min(K, ranked.size()));
        var gains =
                first.stream().map(item -> relevant.contains(item) ? 1.0 : 0.0).toList();
        double hits = gains.stream().mapToDouble(gain -> gain).sum();

        assertThat(RankingMetrics.ndcg(ints(ranked), ints(relevant), K))
                .isCloseTo(discounted(gains) / discounted(ideal(relevant.size())), within(1e-12));
        assertThat(RankingMetrics.recall(ints(ranked), ints(relevant), K)).isEqualTo(hits / relevant.size());
        assertThat(RankingMetrics.precision(ints(ranked), ints(relevant), K)).isEqualTo(hits / K);
        assertThat(RankingMetrics.averagePrecision(ints(ranked), ints(relevant), K))
                .isCloseTo(precisionAtHits(gains) / Math.min(K, relevant.size()), within(1e-12));
        assertThat(RankingMetrics.reciprocalRank(ints(ranked), ints(relevant), K))
                .isEqualTo(hits == 0 ? 0 : 1.0 / (gains.indexOf(1.0) + 1));
    }

    @Example
    void aHandCountedRanking() {
        int[] ranked = {3, 1, 2, 9};
        int[] relevant = {1, 9, 12};

        double gain = 1 / (Math.log(3) / Math.log(2)) + 1 / (Math.log(5) / Math.log(2));
        double ideal = 1 + 1 / (Math.log(3) / Math.log(2)) + 0.5;
        assertThat(RankingMetrics.ndcg(ranked, relevant, K)).isCloseTo(gain / ideal, within(1e-12));
        assertThat(RankingMetrics.recall(ranked, relevant, K)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(RankingMetrics.averagePrecision(ranked, relevant, K)).isCloseTo((0.5 + 0.5) / 3, within(1e-12));
        assertThat(RankingMetrics.reciprocalRank(ranked, relevant, K)).isEqualTo(0.5);
    }

    private static double discounted(List<Double> gains) {
        return IntStream.range(0, gains.size())
                .mapToDouble(i -> gains.get(i) * Math.log(2) / Math.log(i + 2))
                .sum();
    }

    private static List<Double> ideal(int relevant) {
        return IntStream.range(0, Math.min(K, relevant)).mapToObj(i -> 1.0).toList();
    }

    private static double precisionAtHits(List<Double> gains) {
        var precisions = new ArrayList<Double>();
        for (int i = 0; i < gains.size(); i++) {
            double hits =
                    gains.subList(0, i + 1).stream().mapToDouble(gain -> gain).sum();
            precisions.add(gains.get(i) * hits / (i + 1));
        }
        return precisions.stream().mapToDouble(precision -> precision).sum();
    }

    private static int[] ints(java.util.Collection<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
