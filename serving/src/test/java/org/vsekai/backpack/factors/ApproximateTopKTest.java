package org.vsekai.backpack.factors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vsekai.backpack.factors.ExactTopKProperties.Draw;

class ApproximateTopKTest {
    private static final float[][] ROWS = ExactTopKProperties.rows(Draw.SKEWED_LENGTHS, 3_000, 24, new Random(5));

    @ParameterizedTest
    @EnumSource(SearchIndex.class)
    void nearlyAllOfTheExactAnswerIsFound(SearchIndex index) {
        var vectors = ExactTopKProperties.vectors(ROWS);
        var search = index.create();

        double recall = Recall.of(search, vectors, vectors, 20);

        if (index.isExact()) {
            assertThat(recall).isEqualTo(1);
        } else {
            assertThat(recall).isGreaterThan(0.97);
        }
    }

    @ParameterizedTest
    @EnumSource(SearchIndex.class)
    void scoresAreExactAndExcludedIdsDoNotAppear(SearchIndex index) {
        var vectors = ExactTopKProperties.vectors(ROWS);
        var search = index.create();
        var excluded = new BitSet();
        excluded.set(0, 1_500);

        var hits = search.search(vectors, ROWS[7], 20, excluded, Metric.DOT).hits();

        assertThat(hits).hasSize(20).allSatisfy(hit -> {
            assertThat(hit.id()).isGreaterThanOrEqualTo(1_500);
            assertThat(hit.score()).isEqualTo(vectors.score(hit.id(), ROWS[7], Metric.DOT));
        });
        assertThat(hits).isSortedAccordingTo((a, b) -> Float.compare(b.score(), a.score()));
    }
}
