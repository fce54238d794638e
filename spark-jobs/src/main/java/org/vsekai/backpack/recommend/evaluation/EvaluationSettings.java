package org.vsekai.backpack.recommend.evaluation;

/**
 * Section {@code backpack.recommend.evaluation}; the units are in {@code reference.conf}.
 *
 * @param leastUsers with fewer users to evaluate on, nothing is trained
 * @param split how the newest items are held out
 */
public record EvaluationSettings(int leastUsers, Split split) {
    public EvaluationSettings {
        require(leastUsers >= 1, "least-users must be at least 1");
    }

    /** Settings under {@code split}. */
    public record Split(double share, int leastItems, int mostUsers) {
        public Split {
            require(share > 0 && share < 1, "split.share must be between 0 and 1");
            require(leastItems >= 2, "split.least-items must be at least 2: one to train on, one to test on");
            require(mostUsers >= 1, "split.most-users must be at least 1");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
