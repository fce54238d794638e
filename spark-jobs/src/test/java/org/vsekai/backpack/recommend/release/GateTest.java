package org.vsekai.backpack.recommend.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.evaluation.Tally;

class GateTest {
    private static final double LIVE = 0.2;

    private final Gate gate = new Gate(new GateSettings(ReleaseMode.AUTOMATIC, 0.1, 0.05, 4, 0.3));

    @Test
    void factorsBetterThanPopularityPassAndTheSentenceTellsTheFigures() {
        var verdict = gate.judge(new Gate.Findings(
                metrics(0.2, 0.5),
                metrics(0.1, 0.5),
                0,
                Optional.of(live(paired(-0.01, -0.02, 0.001), 1.1, new Comparison.Drift(0.6, 0.75)))));

        assertThat(verdict.passes()).isTrue();
        assertThat(verdict.sentence())
                .contains("0.2000", "0.1000", "0.5000", "user by user -0.0100, -0.0200 to +0.0010, over 100")
                .contains("users keep 0.60, 25 % of them all");
    }

    @Test
    void factorsBelowPopularityAreRejected() {
        assertRejected(alone(0.09, 0.5, 0), "popularity");
    }

    @Test
    void aDropThatCannotBeChanceIsRejected() {
        assertRejected(beside(paired(-0.03, -0.04, -0.02)), "live");
    }

    @Test
    void aDropThatMayBeChanceIsBorne() {
        assertThat(beside(paired(-0.03, -0.07, 0.001)).passes()).isTrue();
    }

    @Test
    void aSmallDropIsBorneHoweverSureItIs() {
        assertThat(beside(paired(-0.019, -0.02, -0.018)).passes()).isTrue();
        assertThat(beside(paired(-0.021, -0.022, -0.02)).passes()).isFalse();
    }

    @Test
    void withoutUsersInCommonTheMeansDecide() {
        assertThat(judge(0.181, live(Optional.empty(), 1, new Comparison.Drift(1, 0)))
                        .passes())
                .isTrue();
        assertRejected(judge(0.179, live(Optional.empty(), 1, new Comparison.Drift(1, 0))), "live");
    }

    @Test
    void factorsThatAreNotFiniteAreRejected() {
        assertRejected(alone(0.2, 0.5, 3), "3 factors");
        assertRejected(alone(Double.NaN, 0.5, 0), "NaN");
        assertRejected(beside(paired(Double.NaN, Double.NaN, Double.NaN)), "live");
    }

    @Test
    void factorsThatExplodeOrVanishAreRejected() {
        var drift = new Comparison.Drift(1, 0);
        var same = paired(0, 0, 0);
        assertRejected(judge(0.2, live(same, 4.1, drift)), "as long as");
        assertRejected(judge(0.2, live(same, 0.24, drift)), "as long as");
        assertRejected(judge(0.2, live(same, Double.NaN, drift)), "as long as");
        assertThat(judge(0.2, live(same, 3.9, drift)).passes()).isTrue();
    }

    @Test
    void factorsThatTurnEverybodysListsOverAreRejected() {
        assertRejected(judge(0.2, live(paired(0, 0, 0), 1, new Comparison.Drift(0.29, 1))), "first ten");
        assertThat(judge(0.2, live(paired(0, 0, 0), 1, new Comparison.Drift(0.3, 1)))
                        .passes())
                .isTrue();
    }

    @Test
    void factorsThatKnowOnlyAFewItemsAreRejected() {
        assertRejected(alone(0.2, 0.04, 0), "coverage@10");
    }

    @Test
    void factorsWithoutAnEvaluationAreRejected() {
        assertThat(gate.judge(new Gate.Findings(Map.of(), Map.of(), 0, Optional.empty()))
                        .passes())
                .isFalse();
    }

    @Test
    void driftIsWhatUsersKeepOfTheirFirstTen() {
        var drift = DriftMeasure.drift(
                List.of(new int[] {1, 2, 3, 4}, new int[] {7, 6}), List.of(new int[] {4, 9, 1, 8}, new int[] {6, 7}));

        assertThat(drift).isEqualTo(new Comparison.Drift(0.75, 0.5));
    }

    private static void assertRejected(Gate.Verdict verdict, String reason) {
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.sentence()).startsWith("rejected: ").contains(reason);
    }

    private Gate.Verdict alone(double ndcg, double coverage, long broken) {
        return gate.judge(new Gate.Findings(metrics(ndcg, coverage), metrics(0.1, coverage), broken, Optional.empty()));
    }

    private Gate.Verdict beside(Optional<Comparison.Paired> paired) {
        double ndcg = LIVE + paired.orElseThrow().difference();
        return judge(Double.isNaN(ndcg) ? LIVE : ndcg, live(paired, 1, new Comparison.Drift(1, 0)));
    }

    private Gate.Verdict judge(double ndcg, Comparison live) {
        return gate.judge(new Gate.Findings(metrics(ndcg, 0.5), metrics(0.1, 0.5), 0, Optional.of(live)));
    }

    private static Comparison live(Optional<Comparison.Paired> paired, double normRatio, Comparison.Drift drift) {
        return new Comparison(LIVE, paired, normRatio, Optional.of(drift));
    }

    private static Optional<Comparison.Paired> paired(double difference, double low, double high) {
        return Optional.of(new Comparison.Paired(100, difference, low, high));
    }

    private static Map<String, Double> metrics(double ndcg, double coverage) {
        return Map.of(Tally.NDCG, ndcg, Tally.COVERAGE, coverage);
    }
}
