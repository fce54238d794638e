package org.vsekai.backpack.recommend.factorization;

/**
 * Factors of both sides, row after row. The arrays are not copied: a fit overwrites them.
 */
public final class FactorPair {
    private final float[] users;
    private final float[] items;

    /**
     * @param users user factors, {@code rank} floats for each
     * @param items item factors, {@code rank} floats for each
     */
    public FactorPair(float[] users, float[] items) {
        this.users = users;
        this.items = items;
    }

    public float[] users() {
        return users;
    }

    public float[] items() {
        return items;
    }

    /** Factors to start a cold fit from: users at random on the unit sphere, items at 0 since they are solved first. */
    public static FactorPair cold(int users, int items, int rank, long seed) {
        var factors =
                new FactorPair(new float[Math.multiplyExact(users, rank)], new float[Math.multiplyExact(items, rank)]);
        for (int user = 0; user < users; user++) {
            RandomRows.fill(factors.users, user, rank, seed, user);
        }
        return factors;
    }
}
