package org.vsekai.backpack.recommend.release;

import java.util.Optional;

/**
 * New factors beside those of the live release.
 *
 * @param ndcg the live release's NDCG@10, on its own night's split
 * @param paired users whom both were evaluated on, none where they have too few in common
 * @param normRatio mean length of the new factors, users' times items', over that of the live ones: products of factors
 *     grow with it
 * @param drift how much lists change, none without users in common
 */
record Comparison(double ndcg, Optional<Paired> paired, double normRatio, Optional<Drift> drift) {

    /**
     * Differences of NDCG@10, new less live, user by user.
     *
     * @param users who have both
     * @param difference their mean
     * @param low lower end of the mean's 95 % bootstrap interval
     * @param high its upper end
     */
    record Paired(long users, double difference, double low, double high) {}

    /**
     * What becomes of a sample of users' first ten items.
     *
     * @param overlap mean share of them that stay
     * @param changed share of users for whom not all stay
     */
    record Drift(double overlap, double changed) {}
}
