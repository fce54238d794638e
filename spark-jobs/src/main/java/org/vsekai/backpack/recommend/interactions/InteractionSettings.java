package org.vsekai.backpack.recommend.interactions;

import org.vsekai.backpack.table.InteractionKind;

/**
 * Section {@code backpack.recommend.interactions}; the units are in {@code reference.conf}.
 *
 * @param weights what an interaction of a kind counts
 */
public record InteractionSettings(Weights weights) {

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
