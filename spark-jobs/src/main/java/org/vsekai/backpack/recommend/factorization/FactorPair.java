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
}
