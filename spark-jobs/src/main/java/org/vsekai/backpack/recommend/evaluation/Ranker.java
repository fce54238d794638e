package org.vsekai.backpack.recommend.evaluation;

import java.io.Serializable;
import java.util.List;

/**
 * Ranks items for users: whatever is to be evaluated. It knows what may be recommended. Sent to executors by Java's
 * serialization; thread-safe.
 */
public interface Ranker extends Serializable {
    /** Users that are best ranked together. */
    int usersAtOnce();

    /**
     * For each user the best items, best first, ties by the smaller number; never an own one. Fewer than {@code most},
     * down to none, where the ranker knows no more.
     */
    List<int[]> rank(List<TestUser> users, int most);
}
