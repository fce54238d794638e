package org.vsekai.backpack.recommend.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.TestUser;
import org.vsekai.backpack.recommend.factorization.LinearAlgebra;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.DenseFactors;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** Ranks by a blend of factors and neighbours; who has no factors is recommended nothing. Immutable and thread-safe. */
public final class BlendedRanker implements Ranker {
    private static final long serialVersionUID = 1L;
    private static final int USERS_AT_ONCE = 16;

    private final DenseFactors items;
    private final SparseMatrix neighbours;
    private final float weight;
    private final BitSet candidates;

    /**
     * A ranker.
     *
     * @param items factors of items
     * @param neighbours of the blend's method
     * @param weight of the sum of neighbours
     * @param candidates the items that may be recommended
     */
    public BlendedRanker(DenseFactors items, SparseMatrix neighbours, double weight, BitSet candidates) {
        this.items = items;
        this.neighbours = neighbours;
        this.weight = (float) weight;
        this.candidates = candidates;
    }

    @Override
    public int usersAtOnce() {
        return USERS_AT_ONCE;
    }

    @Override
    public List<int[]> rank(List<TestUser> users, int most) {
        var scores = scores(users);
        var best = new BestFew(most);
        var rankings = new ArrayList<int[]>(users.size());
        for (int i = 0; i < users.size(); i++) {
            if (users.get(i).factors().length == items.rank()) {
                offer(best, users.get(i).own(), scores, i * items.size());
            }
            rankings.add(best.ids());
        }
        return rankings;
    }

    /** Column-major: scores (items x users) = factors' (items x rank) * users (rank x users) + weight * sums. */
    private float[] scores(List<TestUser> users) {
        var scores = new float[Math.multiplyExact(items.size(), users.size())];
        var block = new float[users.size() * items.rank()];
        for (int i = 0; i < users.size(); i++) {
            var user = users.get(i);
            NeighbourSums.add(neighbours, user.liked(), scores, i * items.size());
            System.arraycopy(user.factors(), 0, block, i * items.rank(), user.factors().length);
        }
        LinearAlgebra.blas()
                .sgemm(
                        "T",
                        "N",
                        items.size(),
                        users.size(),
                        items.rank(),
                        1f,
                        items.values(),
                        0,
                        items.rank(),
                        block,
                        0,
                        items.rank(),
                        weight,
                        scores,
                        0,
                        items.size());
        return scores;
    }

    private void offer(BestFew best, int[] own, float[] scores, int from) {
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            float score = scores[from + item];
            if (best.wants(score) && items.has(item) && Arrays.binarySearch(own, item) < 0) {
                best.offer(item, score);
            }
        }
    }
}
