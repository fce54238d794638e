package org.vsekai.backpack.recommend.search;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.vsekai.backpack.recommend.evaluation.FactorRanker;
import org.vsekai.backpack.recommend.evaluation.RankingMetrics;
import org.vsekai.backpack.recommend.evaluation.Split;
import org.vsekai.backpack.recommend.evaluation.TestUser;
import org.vsekai.backpack.recommend.factorization.CollectedStrengths;
import org.vsekai.backpack.recommend.factorization.FactorPair;
import org.vsekai.backpack.recommend.factorization.InMemoryFactorization;
import org.vsekai.backpack.recommend.factorization.Objective;
import org.vsekai.backpack.recommend.factorization.Schedule;
import org.vsekai.backpack.recommend.interactions.Strengths;

/** A split in the driver's memory, on which parameters are tried one by one. Immutable, thread-safe. */
final class Validation {
    private static final int CUT = 10;
    private static final int USERS_AT_ONCE = 64;

    private final CollectedStrengths train;
    private final Map<Integer, int[]> test;

    private Validation(CollectedStrengths train, Map<Integer, int[]> test) {
        this.train = train;
        this.test = test;
    }

    static Validation of(Split split) {
        var train = CollectedStrengths.of(split.train().select(Strengths.USER, Strengths.ITEM, Strengths.STRENGTH));
        var test = new TreeMap<Integer, int[]>();
        for (var row : split.test().select(Strengths.USER, Strengths.ITEM).collectAsList()) {
            int user = train.userRow(row.getInt(0));
            int item = train.itemColumn(row.getInt(1));
            if (user >= 0) {
                // An item that training does not know is a miss: a number that no ranking has.
                test.merge(user, new int[] {item >= 0 ? item : -1 - row.getInt(1)}, Validation::joined);
            }
        }
        test.values().forEach(Arrays::sort);
        return new Validation(train, test);
    }

    private static int[] joined(int[] left, int[] right) {
        var result = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, result, left.length, right.length);
        return result;
    }

    int users() {
        return test.size();
    }

    /** Mean NDCG@10 of a cold fit on one thread. */
    double ndcg(Objective objective, Schedule schedule) {
        var factors = new InMemoryFactorization(objective, schedule, 1)
                .fit(train.rows(), train.itemCount())
                .factors();
        int rank = objective.rank();
        var ranker =
                new FactorRanker(rank, IntStream.range(0, train.itemCount()).toArray(), factors.items());
        var users = List.copyOf(test.keySet());
        double sum = 0;
        for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
            var block = users.subList(from, Math.min(users.size(), from + USERS_AT_ONCE));
            var rankings = ranker.rank(
                    block.stream().map(user -> testUser(user, factors, rank)).toList(), CUT);
            for (int i = 0; i < block.size(); i++) {
                sum += RankingMetrics.ndcg(rankings.get(i), relevant(block.get(i)), CUT);
            }
        }
        return users.isEmpty() ? 0 : sum / users.size();
    }

    private int[] relevant(int user) {
        return test.getOrDefault(user, new int[0]);
    }

    private TestUser testUser(int user, FactorPair factors, int rank) {
        var own = train.columns(user);
        return new TestUser(
                user, relevant(user), own, own, Arrays.copyOfRange(factors.users(), user * rank, (user + 1) * rank));
    }
}
