package org.vsekai.backpack.recommend;

import java.util.Map;
import java.util.TreeMap;
import org.vsekai.backpack.table.InteractionKind;
import org.vsekai.backpack.table.Names;

/**
 * Section {@code backpack.recommend}; the units are in {@code reference.conf}.
 *
 * @param rank length of a factor
 * @param iterations pairs of half-steps
 * @param regularisation weight of the penalty on a factor's length
 * @param alpha how fast confidence grows with strength
 * @param seed of the first factors and of the choice of test users
 * @param blocks blocks of users and of items, 0 to take them from the data
 * @param leastTestUsers with fewer users to evaluate on, nothing is trained
 * @param split how the newest items are held out
 * @param weights what an interaction of a kind counts
 * @param gate what factors must show before they are released
 */
record RecommendSettings(
        int rank,
        int iterations,
        double regularisation,
        double alpha,
        long seed,
        int blocks,
        int leastTestUsers,
        Split split,
        Weights weights,
        Gate gate) {
    private static final int GREATEST_RANK = 1_024;
    private static final int MOST_BLOCKS = 10_000;

    RecommendSettings {
        require(rank >= 1 && rank <= GREATEST_RANK, "rank must be from 1 to " + GREATEST_RANK);
        require(iterations >= 1, "iterations must be at least 1");
        require(regularisation > 0 && Double.isFinite(regularisation), "regularisation must be more than 0");
        require(alpha > 0 && Double.isFinite(alpha), "alpha must be more than 0");
        require(blocks >= 0 && blocks <= MOST_BLOCKS, "blocks must be from 0 to " + MOST_BLOCKS);
        require(leastTestUsers >= 1, "least-test-users must be at least 1");
    }

    /** Settings under {@code split}. */
    record Split(double share, int leastItems, int mostUsers) {
        Split {
            require(share > 0 && share < 1, "split.share must be between 0 and 1");
            require(leastItems >= 2, "split.least-items must be at least 2: one to train on, one to test on");
            require(mostUsers >= 1, "split.most-users must be at least 1");
        }
    }

    /** Settings under {@code weights}. */
    record Weights(double bag, double wear, double visit, double like, double dwell, double impression) {
        Weights {
            for (double weight : new double[] {bag, wear, visit, like, dwell, impression}) {
                require(weight >= 0 && Double.isFinite(weight), "weights must be 0 or more");
            }
        }

        double of(InteractionKind kind) {
            return switch (kind) {
                case BAG -> bag;
                case WEAR -> wear;
                case VISIT -> visit;
                case LIKE -> like;
                case DWELL -> dwell;
                case IMPRESSION -> impression;
            };
        }
    }

    /** Settings under {@code gate}. */
    record Gate(double largestDrop, double leastCoverage) {
        Gate {
            require(largestDrop >= 0 && largestDrop <= 1, "gate.largest-drop must be from 0 to 1");
            require(leastCoverage >= 0 && leastCoverage <= 1, "gate.least-coverage must be from 0 to 1");
        }
    }

    /** All that the factors and their evaluation depend on, besides the data. */
    String training() {
        return "rank=%d iterations=%d reg=%s alpha=%s seed=%d blocks=%d %s %s"
                .formatted(rank, iterations, regularisation, alpha, seed, blocks, split, weights);
    }

    /** What the release says of its training. */
    Map<String, String> parameters() {
        var parameters = new TreeMap<String, String>();
        parameters.put("recommender", Evaluation.ALS);
        parameters.put("rank", Integer.toString(rank));
        parameters.put("iterations", Integer.toString(iterations));
        parameters.put("reg", Double.toString(regularisation));
        parameters.put("alpha", Double.toString(alpha));
        parameters.put("seed", Long.toString(seed));
        for (var kind : InteractionKind.values()) {
            parameters.put("weight_" + Names.lowerCase(kind), Double.toString(weights.of(kind)));
        }
        return parameters;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
