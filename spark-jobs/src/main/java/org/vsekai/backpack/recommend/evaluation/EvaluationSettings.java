package org.vsekai.backpack.recommend.evaluation;

import java.util.Arrays;
import java.util.List;
import org.vsekai.backpack.table.Names;

/**
 * Section {@code backpack.recommend.evaluation}; the units are in {@code reference.conf}.
 *
 * @param leastUsers with fewer users to evaluate on, nothing is trained
 * @param splits those that a night measures on, besides the one by time, which decides
 * @param replicates of the bootstrap, which gives the intervals
 * @param split how much is held out
 */
public record EvaluationSettings(int leastUsers, List<String> splits, int replicates, Split split) {
    private static final int FEWEST_REPLICATES = 100;

    public EvaluationSettings {
        splits = List.copyOf(splits);
        require(leastUsers >= 1, "least-users must be at least 1");
        require(replicates >= FEWEST_REPLICATES, "replicates must be at least " + FEWEST_REPLICATES);
        splits.forEach(EvaluationSettings::kind);
    }

    /** Settings under {@code split}. */
    public record Split(double share, int leastItems, int mostUsers, double coldShare) {
        public Split {
            require(share > 0 && share < 1, "split.share must be between 0 and 1");
            require(leastItems >= 2, "split.least-items must be at least 2: one to train on, one to test on");
            require(mostUsers >= 1, "split.most-users must be at least 1");
            require(coldShare > 0 && coldShare < 1, "split.cold-share must be between 0 and 1");
        }
    }

    /** The splits besides the one by time. */
    public List<SplitKind> kinds() {
        return splits.stream().map(EvaluationSettings::kind).toList();
    }

    private static SplitKind kind(String name) {
        return Arrays.stream(SplitKind.values())
                .filter(kind -> kind != SplitKind.TIME && Names.lowerCase(kind).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("splits: " + name + " is none of random, cold_items, cold_users"));
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
