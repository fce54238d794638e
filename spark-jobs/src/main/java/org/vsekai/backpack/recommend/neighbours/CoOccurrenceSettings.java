package org.vsekai.backpack.recommend.neighbours;

/**
 * Settings under {@code backpack.recommend.neighbours.co-occurrence}; the units are in {@code reference.conf}.
 *
 * @param saturation BM25's k1: from which strength on more hardly counts
 * @param lengthPenalty BM25's b: how far popular items are held down, 0 to 1
 * @param shrinkage users in common at which a similarity counts half
 * @param mostItems of a user with more items only so many count, the strongest
 */
public record CoOccurrenceSettings(double saturation, double lengthPenalty, double shrinkage, int mostItems) {
    public CoOccurrenceSettings {
        require(saturation > 0 && Double.isFinite(saturation), "co-occurrence.saturation must be more than 0");
        require(lengthPenalty >= 0 && lengthPenalty <= 1, "co-occurrence.length-penalty must be from 0 to 1");
        require(shrinkage >= 0 && Double.isFinite(shrinkage), "co-occurrence.shrinkage must be 0 or more");
        require(mostItems >= 2, "co-occurrence.most-items must be at least 2");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
