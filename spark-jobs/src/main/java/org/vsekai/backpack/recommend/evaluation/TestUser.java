package org.vsekai.backpack.recommend.evaluation;

/** A user to evaluate on. Its arrays are shared, not copied: nobody changes them. */
public final class TestUser {
    private final int[] relevant;
    private final int[] own;
    private final float[] factors;

    /**
     * @param relevant the items held out, ascending
     * @param own the items of training, ascending, which are not recommended
     * @param factors the user's factors, empty where none are needed
     */
    TestUser(int[] relevant, int[] own, float[] factors) {
        this.relevant = relevant;
        this.own = own;
        this.factors = factors;
    }

    int[] relevant() {
        return relevant;
    }

    int[] own() {
        return own;
    }

    float[] factors() {
        return factors;
    }
}
