package org.vsekai.backpack.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.vsekai.backpack.factors.ExactTopK;
import org.vsekai.backpack.factors.Scored;

/** Lists, scores and explanations against a naive loop over everything. */
class ScoresProperties {
    private final Ranking ranking = new Ranking(new ExactTopK());

    @Property(tries = 200)
    void aBlendedListIsThatOfScoringEveryItem(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int k) {
        var world = new RandomWorld(seed);
        var release = world.release();
        for (int user = 0; user < world.users; user++) {
            var taste = Taste.of(release, user, Map.of());
            if (taste.vector().isEmpty()) {
                continue;
            }
            var excluded = excluded(world, user, seed);
            var expected = naive(world, taste.vector().get(), user, excluded);
            var found = ranking.best(release, taste, excluded, k);

            assertThat(found).hasSize(Math.min(k, expected.size()));
            for (int i = 0; i < found.size(); i++) {
                // Scores of the same items may differ in their last digits, and so may the order of all but equal ones.
                assertThat(found.get(i).score()).isCloseTo(expected.get(i).score(), within(1e-4f));
                int item = found.get(i).id();
                assertThat(Ranking.score(release, taste, item))
                        .isCloseTo(found.get(i).score(), within(1e-4f));
            }
        }
    }

    @Property(tries = 200)
    void contributionsAddUpToTheScore(@ForAll long seed) {
        var world = new RandomWorld(seed);
        var release = world.release();
        for (int user = 0; user < world.users; user++) {
            var folded = Taste.of(release, release.histories().of(user));
            if (folded.vector().isEmpty()) {
                continue;
            }
            for (int target = 0; target < world.items; target++) {
                var contributions = Contributions.of(release, folded, target);
                double sum = contributions.stream()
                        .mapToDouble(Contributions.Contribution::sum)
                        .sum();
                double score = Ranking.score(release, folded, target);

                assertThat(sum).isCloseTo(score, within(1e-4 * Math.max(1, Math.abs(score))));
                assertThat(contributions.stream().mapToInt(Contributions.Contribution::item))
                        .containsExactlyInAnyOrderElementsOf(world.met(user));
            }
        }
    }

    @Property(tries = 200)
    void aFoldInIsTheFullSolutionOfItsNormalEquations(@ForAll long seed) {
        var world = new RandomWorld(seed);
        var release = world.release();
        for (int user = 0; user < world.users; user++) {
            var folded = Taste.of(release, release.histories().of(user));
            if (folded.vector().isEmpty()) {
                continue;
            }
            assertThat(residual(world, user, folded.vector().get())).isLessThan(1e-3);
        }
    }

    @Property(tries = 100)
    void aGroupsScoreIsTheMeanOfItsMembers(@ForAll long seed) {
        var world = new RandomWorld(seed);
        var release = world.release();
        var members = IntStream.range(0, world.users)
                .mapToObj(user -> Taste.of(release, user, Map.of()))
                .toList();
        var speaking =
                members.stream().filter(taste -> taste.vector().isPresent()).toList();
        var group = GroupTaste.of(members);
        Assume.that(!speaking.isEmpty());

        for (int item = 0; item < world.items; item++) {
            int target = item;
            double mean = speaking.stream()
                    .mapToDouble(taste -> Ranking.score(release, taste, target))
                    .average()
                    .orElseThrow();
            assertThat((double) Ranking.score(release, group, item))
                    .isCloseTo(mean, within(1e-3 * Math.max(1, Math.abs(mean))));
        }
    }

    @Property(tries = 100)
    void mixingKeepsTheItemsAndTheBestOfThemFirst(@ForAll long seed, @ForAll @IntRange(min = 1, max = 10) int tenths) {
        var world = new RandomWorld(seed);
        var release = world.release();
        var taste = Taste.of(release, 0, Map.of());
        Assume.that(taste.vector().isPresent());
        var pool = ranking.best(release, taste, new BitSet(), Diversity.POOL);

        var mixed = Diversity.mix(pool, release, tenths / 10.0);

        assertThat(mixed).containsExactlyInAnyOrderElementsOf(pool);
        assertThat(mixed.get(0)).isEqualTo(pool.get(0));
    }

    private static BitSet excluded(RandomWorld world, int user, long seed) {
        var excluded = new BitSet();
        world.met(user).forEach(excluded::set);
        if (seed % 3 == 0) {
            excluded.set(0, world.items / 2);
        }
        return excluded;
    }

    private static List<Scored> naive(RandomWorld world, float[] user, int number, BitSet excluded) {
        var all = new ArrayList<Scored>();
        for (int item = 0; item < world.items; item++) {
            var factors = factors(world, item);
            double score = factors == null ? 0 : dot(factors, user);
            boolean hasNeighbour = false;
            for (int own = 0; own < world.items; own++) {
                if (world.strengths[number][own] > 0 && world.neighbours[own][item] != 0) {
                    hasNeighbour = true;
                    score += RandomWorld.BLEND * world.neighbours[own][item];
                }
            }
            if (!excluded.get(item) && (factors != null || hasNeighbour)) {
                all.add(new Scored(item, (float) score));
            }
        }
        all.sort(Comparator.comparingDouble(Scored::score).reversed().thenComparingInt(Scored::id));
        return all;
    }

    /** |A x - b| of Hu, Koren and Volinsky's equation 4, element by element, over all items. */
    private static double residual(RandomWorld world, int user, float[] x) {
        int rank = RandomWorld.RANK;
        var left = new double[rank];
        var right = new double[rank];
        long positive = 0;
        for (int item = 0; item < world.items; item++) {
            var factors = factors(world, item);
            double strength = world.strengths[user][item];
            if (factors == null) {
                continue;
            }
            boolean isLearnt = world.itemFactors.containsKey(item);
            double confidence = (isLearnt || strength != 0 ? 1 : 0) + RandomWorld.ALPHA * Math.abs(strength);
            positive += strength > 0 ? 1 : 0;
            for (int d = 0; d < rank; d++) {
                left[d] += confidence * dot(factors, x) * factors[d];
                right[d] += strength > 0 ? (1 + RandomWorld.ALPHA * strength) * factors[d] : 0;
            }
        }
        double worst = 0;
        for (int d = 0; d < rank; d++) {
            left[d] += RandomWorld.REG * Math.pow((double) positive, world.exponent) * x[d];
            worst = Math.max(worst, Math.abs(left[d] - right[d]) / Math.max(1, Math.abs(right[d])));
        }
        return worst;
    }

    private static float @org.jspecify.annotations.Nullable [] factors(RandomWorld world, int item) {
        var learnt = world.itemFactors.get(item);
        return learnt == null ? world.predictedItems.get(item) : learnt;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int d = 0; d < left.length; d++) {
            sum += (double) left[d] * right[d];
        }
        return sum;
    }
}
