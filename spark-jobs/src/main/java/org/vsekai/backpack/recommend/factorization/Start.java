package org.vsekai.backpack.recommend.factorization;

import java.util.function.IntUnaryOperator;

/**
 * What a fit starts from.
 *
 * @param factors of all users and items
 * @param isWarm whether they were learnt before: then users are solved once before the first iteration, so that new ones
 *     follow from the items that they have
 */
record Start(FactorPair factors, boolean isWarm) {

    /** Users at random on the unit sphere, items at 0 since they are solved first. */
    static Start cold(int users, int items, int rank, long seed, IntUnaryOperator userIds) {
        var factors =
                new FactorPair(new float[Math.multiplyExact(users, rank)], new float[Math.multiplyExact(items, rank)]);
        for (int user = 0; user < users; user++) {
            RandomRows.fill(factors.users(), user, rank, 1, seed, userIds.applyAsInt(user));
        }
        return new Start(factors, false);
    }

    /** Learnt factors, with 0 for those that are new. */
    static Start warm(FactorPair factors, int rank, long seed, IntUnaryOperator userIds, IntUnaryOperator itemIds) {
        RandomRows.fillEmpty(factors.users(), rank, seed, userIds);
        RandomRows.fillEmpty(factors.items(), rank, seed, itemIds);
        return new Start(factors, true);
    }
}
