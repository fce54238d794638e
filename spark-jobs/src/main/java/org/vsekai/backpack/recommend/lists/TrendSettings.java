package org.vsekai.backpack.recommend.lists;

/**
 * Section {@code backpack.recommend.trends}; the units are in {@code reference.conf}.
 *
 * @param halfLifeDays of popularity
 * @param shortHalfLifeDays of what counts as now
 * @param longHalfLifeDays of what counts as before
 * @param smoothing users that every item is taken to have besides its own, who do as all users do
 * @param representatives items in the list that reaches the most users
 */
public record TrendSettings(
        double halfLifeDays, double shortHalfLifeDays, double longHalfLifeDays, double smoothing, int representatives) {
    public TrendSettings {
        require(halfLifeDays > 0 && Double.isFinite(halfLifeDays), "half-life-days must be more than 0");
        require(shortHalfLifeDays > 0, "short-half-life-days must be more than 0");
        require(
                longHalfLifeDays > shortHalfLifeDays && Double.isFinite(longHalfLifeDays),
                "long-half-life-days must be more than short-half-life-days");
        require(smoothing > 0 && Double.isFinite(smoothing), "smoothing must be more than 0");
        require(representatives >= 0, "representatives must be 0 or more");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
