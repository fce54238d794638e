package org.vsekai.backpack.recommend.neighbours;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.vsekai.backpack.recommend.evaluation.Ranker;
import org.vsekai.backpack.recommend.evaluation.TestUser;
import org.vsekai.backpack.recommend.matrix.BestFew;
import org.vsekai.backpack.recommend.matrix.SparseMatrix;

/** Ranks by the sum of neighbours alone; what is no neighbour of any is not recommended. Immutable and thread-safe. */
public final class NeighbourRanker implements Ranker {
    private static final long serialVersionUID = 1L;
    private static final int USERS_AT_ONCE = 64;

    private final SparseMatrix neighbours;
    private final BitSet candidates;

    /**
     * A ranker.
     *
     * @param neighbours of items
     * @param candidates the items that may be recommended
     */
    public NeighbourRanker(SparseMatrix neighbours, BitSet candidates) {
        this.neighbours = neighbours;
        this.candidates = candidates;
    }

    @Override
    public int usersAtOnce() {
        return USERS_AT_ONCE;
    }

    @Override
    public List<int[]> rank(List<TestUser> users, int most) {
        var rankings = new ArrayList<int[]>(users.size());
        for (var user : users) {
            rankings.add(rank(user, most));
        }
        return rankings;
    }

    private int[] rank(TestUser user, int most) {
        var sums = NeighbourSums.of(neighbours, user.liked());
        var best = new BestFew(most);
        for (int item = candidates.nextSetBit(0); item >= 0; item = candidates.nextSetBit(item + 1)) {
            if (sums[item] != 0 && best.wants(sums[item]) && Arrays.binarySearch(user.own(), item) < 0) {
                best.offer(item, sums[item]);
            }
        }
        return best.ids();
    }
}
