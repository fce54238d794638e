package org.vsekai.backpack.recommend.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.table.FactorRow;

/**
 * Ranks by the product of factors, exactly: a block of users against a tile of items is one matrix product, small enough
 * to stay in the cache.
 */
public final class FactorRanker implements Ranker {
    private static final long serialVersionUID = 1L;
    private static final int USERS_AT_ONCE = 64;
    private static final int ITEMS_AT_ONCE = 2_048;

    private final int rank;
    private final int[] items;
    private final float[] factors;

    /**
     * @param rank length of a factor
     * @param items items by number, ascending
     * @param factors their factors, one after the other
     */
    public FactorRanker(int rank, int[] items, float[] factors) {
        if (factors.length != Math.multiplyExact(rank, items.length)) {
            throw new IllegalArgumentException(
                    factors.length + " numbers are no factors of " + items.length + " items with rank " + rank);
        }
        this.rank = rank;
        this.items = items;
        this.factors = factors;
    }

    /** Over those of the items that have factors, ascending. */
    public static FactorRanker of(DenseFactors factors, int[] items) {
        int rank = factors.rank();
        var known = Arrays.stream(items).filter(factors::has).toArray();
        var values = new float[Math.multiplyExact(rank, known.length)];
        for (int i = 0; i < known.length; i++) {
            System.arraycopy(factors.values(), known[i] * rank, values, i * rank, rank);
        }
        return new FactorRanker(rank, known, values);
    }

    /** Over rows of {@code item_factors}. */
    public static FactorRanker of(Dataset<Row> itemFactors, int rank) {
        var rows = itemFactors.orderBy(FactorRow.ID).collectAsList();
        var items = new int[rows.size()];
        var factors = new float[Math.multiplyExact(rank, rows.size())];
        for (int i = 0; i < items.length; i++) {
            items[i] = rows.get(i).getInt(0);
            System.arraycopy(FloatLists.of(rows.get(i), 1), 0, factors, i * rank, rank);
        }
        return new FactorRanker(rank, items, factors);
    }

    @Override
    public int usersAtOnce() {
        return USERS_AT_ONCE;
    }

    @Override
    public List<int[]> rank(List<TestUser> users, int most) {
        var block = block(users);
        var best = new ArrayList<BestItems>(users.size());
        users.forEach(user -> best.add(new BestItems(most)));
        var scores = new float[users.size() * Math.min(ITEMS_AT_ONCE, items.length)];
        for (int start = 0; start < items.length; start += ITEMS_AT_ONCE) {
            int count = Math.min(ITEMS_AT_ONCE, items.length - start);
            // Column-major: scores (count x users) = items' (count x rank) * users (rank x users).
            LinearAlgebra.blas()
                    .sgemm(
                            "T",
                            "N",
                            count,
                            users.size(),
                            rank,
                            1f,
                            factors,
                            start * rank,
                            rank,
                            block,
                            0,
                            rank,
                            0f,
                            scores,
                            0,
                            count);
            for (int user = 0; user < users.size(); user++) {
                take(best.get(user), users.get(user).own(), scores, user * count, start, count);
            }
        }
        return best.stream().map(BestItems::items).toList();
    }

    private void take(BestItems best, int[] own, float[] scores, int from, int start, int count) {
        for (int i = 0; i < count; i++) {
            float score = scores[from + i];
            int item = items[start + i];
            if (best.wants(score) && Arrays.binarySearch(own, item) < 0) {
                best.put(item, score);
            }
        }
    }

    private float[] block(List<TestUser> users) {
        var block = new float[users.size() * rank];
        for (int i = 0; i < users.size(); i++) {
            var own = users.get(i).factors();
            if (own.length == rank) {
                System.arraycopy(own, 0, block, i * rank, rank);
            } else {
                // Scores that are no number: who has no factors is recommended nothing.
                Arrays.fill(block, i * rank, (i + 1) * rank, Float.NaN);
            }
        }
        return block;
    }
}
