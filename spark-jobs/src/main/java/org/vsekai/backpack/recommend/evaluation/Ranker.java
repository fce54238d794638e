package org.vsekai.backpack.recommend.evaluation;

import java.io.Serializable;
import java.util.List;

/** Ranks items for users. Sent to executors; thread-safe. */
public interface Ranker extends Serializable {
    /** Users that are best ranked together. */
    int usersAtOnce();

    /** For each user the best items, best first, ties by the smaller number; never an own one. */
    List<int[]> rank(List<TestUser> users, int most);
}
