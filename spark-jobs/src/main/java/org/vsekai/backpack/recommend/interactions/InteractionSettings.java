package org.vsekai.backpack.recommend.interactions;

import org.vsekai.backpack.table.InteractionKind;

/**
 * Section {@code backpack.recommend.interactions}; the units are in {@code reference.conf}.
 *
 * @param weights what an interaction of a kind counts
 * @param halfLifeDays days after which an interaction counts half, 0 for never
 * @param leastItems users with fewer items are left out of training
 * @param leastUsers items with fewer users are left out of training
 * @param privateItems whether private items may be learnt from
 */
public record InteractionSettings(
        Weights weights, double halfLifeDays, int leastItems, int leastUsers, boolean privateItems) {
    public InteractionSettings {
        require(halfLifeDays >= 0 && Double.isFinite(halfLifeDays), "half-life-days must be 0 or more");
        require(leastItems >= 1, "least-items must be at least 1");
        require(leastUsers >= 1, "least-users must be at least 1");
    }

    /** The same, but nothing counts less as it ages. */
    public InteractionSettings undecayed() {
        return new InteractionSettings(weights, 0, leastItems, leastUsers, privateItems);
    }

    /** Settings under {@code weights}: negative ones speak against the item. */
    public record Weights(
            double bag,
            double wear,
            double visit,
            double like,
            double dwell,
            double impression,
            double unbag,
            double dislike) {
        public Weights {
            for (double weight : new double[] {bag, wear, visit, like, dwell, impression}) {
                require(weight >= 0 && Double.isFinite(weight), "weights of signs of liking must be 0 or more");
            }
            for (double weight : new double[] {unbag, dislike}) {
                require(weight <= 0 && Double.isFinite(weight), "weights of signs of disliking must be 0 or less");
            }
        }

        public double of(InteractionKind kind) {
            return switch (kind) {
                case BAG -> bag;
                case WEAR -> wear;
                case VISIT -> visit;
                case LIKE -> like;
                case DWELL -> dwell;
                case IMPRESSION -> impression;
                case UNBAG -> unbag;
                case DISLIKE -> dislike;
            };
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
