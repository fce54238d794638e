package org.vsekai.backpack.recommend.content;

/**
 * Section {@code backpack.recommend.content}; the units are in {@code reference.conf}.
 *
 * @param leastItems features that fewer items have are left out
 * @param mostFeatures so many are used, those of the most items
 * @param leastExamples with fewer items, or users, to learn from, nothing is predicted for items, or users
 */
public record ContentSettings(int leastItems, int mostFeatures, int leastExamples) {
    private static final int MOST_FEATURES = 10_000;

    public ContentSettings {
        require(leastItems >= 1, "least-items must be at least 1");
        require(mostFeatures >= 1 && mostFeatures <= MOST_FEATURES, "most-features must be from 1 to " + MOST_FEATURES);
        require(leastExamples >= 5, "least-examples must be at least 5: one in five tells the penalty");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
