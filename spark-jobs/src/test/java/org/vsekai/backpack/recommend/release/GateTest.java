package org.vsekai.backpack.recommend.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.evaluation.Tally;

class GateTest {
    private final Gate gate = new Gate(new GateSettings(0.1, 0.05));

    @Test
    void factorsBetterThanPopularityPassAndTheSentenceTellsTheFigures() {
        var verdict = judge(0.2, 0.1, Optional.of(0.21), 0.5, 0);

        assertThat(verdict.passes()).isTrue();
        assertThat(verdict.sentence()).contains("0.2000", "0.1000", "0.2100", "0.5000");
    }

    @Test
    void factorsBelowPopularityAreRejected() {
        assertRejected(judge(0.09, 0.1, Optional.empty(), 0.5, 0), "popularity");
    }

    @Test
    void factorsTooFarBelowTheLiveReleaseAreRejected() {
        assertThat(judge(0.181, 0.1, Optional.of(0.2), 0.5, 0).passes()).isTrue();
        assertRejected(judge(0.179, 0.1, Optional.of(0.2), 0.5, 0), "live");
    }

    @Test
    void factorsThatAreNotFiniteAreRejected() {
        assertRejected(judge(0.2, 0.1, Optional.empty(), 0.5, 3), "3 factors");
        assertRejected(judge(Double.NaN, 0.1, Optional.empty(), 0.5, 0), "NaN");
    }

    @Test
    void factorsThatKnowOnlyAFewItemsAreRejected() {
        assertRejected(judge(0.2, 0.1, Optional.empty(), 0.04, 0), "coverage@10");
    }

    @Test
    void factorsWithoutAnEvaluationAreRejected() {
        assertThat(gate.judge(new Gate.Findings(Map.of(), Map.of(), Optional.empty(), 0))
                        .passes())
                .isFalse();
    }

    private static void assertRejected(Gate.Verdict verdict, String reason) {
        assertThat(verdict.passes()).isFalse();
        assertThat(verdict.sentence()).startsWith("rejected: ").contains(reason);
    }

    private Gate.Verdict judge(double ndcg, double popularity, Optional<Double> live, double coverage, long broken) {
        return gate.judge(new Gate.Findings(
                Map.of(Tally.NDCG, ndcg, Tally.COVERAGE, coverage), Map.of(Tally.NDCG, popularity), live, broken));
    }
}
