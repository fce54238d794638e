package org.vsekai.backpack.recommend.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactorRankerTest {
    private static final int RANK = 5;
    private static final int ITEMS = 5_000;

    /** More items than one tile, with gaps between their numbers. */
    private final int[] items = IntStream.range(0, ITEMS).map(i -> 2 * i).toArray();

    private final Random random = new Random(3);

    @Test
    void itGivesTheGreatestProductsButTheUsersOwn() {
        var factors = wholeNumbers(ITEMS * RANK);
        var users = IntStream.range(0, 70)
                .mapToObj(i ->
                        user(random.ints(50, 0, ITEMS).map(n -> 2 * n).sorted().toArray(), wholeNumbers(RANK)))
                .toList();

        var rankings = new FactorRanker(RANK, items, factors).rank(users, 20);

        for (int i = 0; i < users.size(); i++) {
            assertThat(rankings.get(i)).isEqualTo(naive(users.get(i), factors));
        }
    }

    @Test
    void thereMayBeFewerItemsThanWanted() {
        var ranker = new FactorRanker(1, new int[] {4, 7}, new float[] {1, 2});
        var user = user(new int[] {4}, new float[] {1});

        assertThat(ranker.rank(List.of(user), 20).get(0)).containsExactly(7);
    }

    @Test
    void factorsThatDoNotFitTheItemsAreRefused() {
        assertThatThrownBy(() -> new FactorRanker(2, new int[] {1}, new float[3]))
                .hasMessageContaining("rank 2");
    }

    @Test
    void popularityIsTheSameForAllButTheirOwn() {
        var ranker = new PopularityRanker(new int[] {9, 2, 5});
        var user = user(new int[] {2}, new float[0]);

        assertThat(ranker.rank(List.of(user), 2).get(0)).containsExactly(9, 5);
    }

    @Test
    void whoHasNoFactorsIsRecommendedNothing() {
        var ranker = new FactorRanker(1, new int[] {4, 7}, new float[] {1, 2});
        var users = List.of(user(new int[0], new float[0]), user(new int[0], new float[] {1}));

        assertThat(ranker.rank(users, 20)).containsExactly(new int[0], new int[] {7, 4});
    }

    private static TestUser user(int[] own, float[] factors) {
        return new TestUser(0, new int[0], own, own, factors);
    }

    /** Small whole numbers: products are exact and ties many. */
    private float[] wholeNumbers(int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = random.nextInt(9) - 4;
        }
        return numbers;
    }

    private int[] naive(TestUser user, float[] factors) {
        return IntStream.range(0, ITEMS)
                .filter(i -> Arrays.binarySearch(user.own(), items[i]) < 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -score(user, factors, i))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(20)
                .mapToInt(i -> items[i])
                .toArray();
    }

    private static double score(TestUser user, float[] factors, int item) {
        double score = 0;
        for (int k = 0; k < RANK; k++) {
            score += user.factors()[k] * factors[item * RANK + k];
        }
        return score;
    }
}
