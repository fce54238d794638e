package org.vsekai.backpack.recommend.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vsekai.backpack.recommend.evaluation.TestUser;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.RandomMatrix;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;
import org.vsekai.backpack.recommend.neighbours.BlendSearch.Trial;

class BlendSearchTest {
    private static final int USERS = 40;
    private static final int ITEMS = 30;

    /** Factors know nothing; the neighbour of item i is i + 1, which is what is held out. */
    @Test
    void neighboursThatKnowMoreAreBlendedIn() {
        var random = new Random(11);
        var train = new SparseMatrix.Builder(ITEMS, 1);
        var heldOut = new SparseMatrix.Builder(ITEMS, 1);
        var neighbours = new SparseMatrix.Builder(ITEMS, 1);
        for (int user = 0; user < USERS; user++) {
            int item = random.nextInt(ITEMS / 2) * 2;
            train.put(item, 1f);
            train.endRow();
            heldOut.put(item + 1, 1f);
            heldOut.endRow();
        }
        // Candidates are what anybody has: everybody else's items.
        for (int item = 0; item < ITEMS; item++) {
            train.put(item, 1f);
        }
        train.endRow();
        heldOut.endRow();
        for (int item = 0; item < ITEMS; item++) {
            if (item + 1 < ITEMS) {
                neighbours.put(item + 1, 0.3f);
            }
            neighbours.endRow();
        }
        var search = new BlendSearch(
                factors(USERS + 1, random),
                factors(ITEMS, random),
                train.build(),
                heldOut.build(),
                Map.of(BlendMethod.CO_OCCURRENCE, neighbours.build()));

        var trials = search.trials(1_000);
        var best = BlendSearch.best(trials);

        assertThat(trials.get(0).blend()).isEqualTo(Blend.NONE);
        assertThat(trials.get(0).standardError()).isZero();
        assertThat(best.method()).isEqualTo(BlendMethod.CO_OCCURRENCE);
        assertThat(trials)
                .filteredOn(trial -> trial.blend().equals(best))
                .singleElement()
                .satisfies(trial -> assertThat(trial.ndcg()).isCloseTo(1, within(1e-12)));
    }

    @Test
    void whatIsNoBetterThanItsErrorIsNotTaken() {
        var alone = new Trial(Blend.NONE, 0.40, 0);
        var little = new Trial(new Blend(BlendMethod.EASE, 0.1), 0.41, 0.02);
        var much = new Trial(new Blend(BlendMethod.EASE, 1), 0.43, 0.02);

        assertThat(BlendSearch.best(List.of(alone, little))).isEqualTo(Blend.NONE);
        assertThat(BlendSearch.best(List.of(alone, little, much))).isEqualTo(much.blend());
    }

    @Test
    void theRankerAddsUpProductsAndNeighbours() {
        var random = new Random(12);
        var items = factors(ITEMS, random);
        var neighbours = CoOccurrence.of(
                        RandomMatrix.of(USERS, ITEMS, 0.3, 13).matrix(), new CoOccurrenceSettings(1.2, 0.75, 5, 100))
                .neighbours(10);
        var candidates = new BitSet();
        candidates.set(0, ITEMS - 3);
        var ranker = new BlendedRanker(items, neighbours, 0.7, candidates);
        var known = new TestUser(1, new int[0], new int[] {2, 4, 8}, new int[] {2, 8}, new float[] {0.3f, -0.2f});
        var unknown = new TestUser(2, new int[0], new int[] {2}, new int[] {2}, new float[0]);

        var rankings = ranker.rank(List.of(known, unknown), 5);

        var scores = new double[ITEMS];
        for (int item = 0; item < ITEMS; item++) {
            scores[item] = 0.3 * items.values()[2 * item] - 0.2 * items.values()[2 * item + 1];
            for (int own : known.liked()) {
                for (int at = neighbours.start(own); at < neighbours.end(own); at++) {
                    scores[item] += neighbours.column(at) == item ? 0.7 * neighbours.value(at) : 0;
                }
            }
        }
        assertThat(rankings.get(0))
                .isEqualTo(IntStream.range(0, ITEMS - 3)
                        .filter(item -> item != 2 && item != 4 && item != 8)
                        .boxed()
                        .sorted(java.util.Comparator.comparingDouble(item -> -scores[item]))
                        .limit(5)
                        .mapToInt(item -> item)
                        .toArray());
        assertThat(rankings.get(1)).isEmpty();
    }

    @Test
    void neighboursAloneRecommendOnlyWhatTheyName() {
        var neighbours = new SparseMatrix(4, new int[] {0, 2, 3, 3, 3}, new int[] {2, 1, 2}, new float[] {1f, 2f, 3f});
        var everything = new BitSet();
        everything.set(0, 4);
        var user = new TestUser(1, new int[0], new int[] {0, 1}, new int[] {0, 1}, new float[0]);

        assertThat(new NeighbourRanker(neighbours, everything)
                        .rank(List.of(user), 5)
                        .get(0))
                .containsExactly(2);
    }

    private static DenseFactors factors(int size, Random random) {
        var values = new float[2 * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.1f * (float) random.nextGaussian();
        }
        var known = new BitSet();
        known.set(0, size);
        return new DenseFactors(2, values, known);
    }
}
