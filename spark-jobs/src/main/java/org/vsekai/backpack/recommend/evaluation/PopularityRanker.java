package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;
import java.util.List;

/** Recommends to everybody the items that most users have: the yardstick. */
public final class PopularityRanker implements Ranker {
    private static final long serialVersionUID = 1L;
    private static final int USERS_AT_ONCE = 256;

    private final int[] mostPopularFirst;

    PopularityRanker(int[] mostPopularFirst) {
        this.mostPopularFirst = mostPopularFirst;
    }

    @Override
    public int usersAtOnce() {
        return USERS_AT_ONCE;
    }

    @Override
    public List<int[]> rank(List<TestUser> users, int most) {
        return users.stream().map(user -> rank(user, most)).toList();
    }

    private int[] rank(TestUser user, int most) {
        var best = new int[most];
        int size = 0;
        for (int i = 0; i < mostPopularFirst.length && size < most; i++) {
            if (Arrays.binarySearch(user.own(), mostPopularFirst[i]) < 0) {
                best[size++] = mostPopularFirst[i];
            }
        }
        return Arrays.copyOf(best, size);
    }
}
