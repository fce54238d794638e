package org.vsekai.backpack.recommend.neighbours;

import java.util.Optional;

/**
 * Section {@code backpack.recommend.neighbours}; the units are in {@code reference.conf}.
 *
 * @param most neighbours of an item by co-occurrence and by the blend
 * @param factorShare share of the factors in the blend that similar items are shown by, 0 to 1
 * @param coOccurrence which items the same users have
 * @param ease weights of items for items, for small catalogues
 * @param users who is like whom
 * @param blend what is added to the product of factors
 */
public record NeighbourSettings(
        int most,
        double factorShare,
        CoOccurrenceSettings coOccurrence,
        EaseSettings ease,
        Users users,
        BlendSettings blend) {
    public NeighbourSettings {
        require(most >= 1, "most must be at least 1");
        require(factorShare >= 0 && factorShare <= 1, "factor-share must be from 0 to 1");
    }

    /** Settings under {@code ease}. */
    public record EaseSettings(int mostItems, double regularisation, int most) {
        private static final int GREATEST = 40_000;

        public EaseSettings {
            require(mostItems >= 0 && mostItems <= GREATEST, "ease.most-items must be from 0 to " + GREATEST);
            require(regularisation > 0 && Double.isFinite(regularisation), "ease.regularisation must be more than 0");
            require(most >= 1, "ease.most must be at least 1");
        }
    }

    /** Settings under {@code users}. */
    public record Users(int mostUsers, int most) {
        public Users {
            require(mostUsers >= 0, "users.most-users must be 0 or more");
            require(most >= 1, "users.most must be at least 1");
        }
    }

    /** Settings under {@code blend}. */
    public record BlendSettings(BlendPolicy policy, double weight, int mostUsers) {
        public BlendSettings {
            require(weight >= 0 && Double.isFinite(weight), "blend.weight must be 0 or more");
            require(mostUsers >= 2, "blend.most-users must be at least 2");
        }

        /** The blend that is set, none when it is to be chosen. */
        Optional<Blend> fixed() {
            return switch (policy) {
                case CHOOSE -> Optional.empty();
                case NONE -> Optional.of(Blend.NONE);
                case CO_OCCURRENCE -> Optional.of(new Blend(BlendMethod.CO_OCCURRENCE, weight));
                case EASE -> Optional.of(new Blend(BlendMethod.EASE, weight));
            };
        }
    }

    /** How the blend is found: by trying, or set. */
    public enum BlendPolicy {
        CHOOSE,
        NONE,
        CO_OCCURRENCE,
        EASE
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
