package org.vsekai.backpack.recommend.evaluation;

import java.io.Serializable;

/** A user to rank for; sent to executors. Its arrays are shared, not copied: nobody changes them. */
public final class TestUser implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int number;
    private final int[] relevant;
    private final int[] own;
    private final int[] liked;
    private final float[] factors;

    /**
     * @param number the user's dense number
     * @param relevant the items held out, ascending
     * @param own the items of training, ascending, which are not recommended
     * @param liked those of them with a strength above 0, ascending
     * @param factors the user's factors, empty where there are none
     */
    public TestUser(int number, int[] relevant, int[] own, int[] liked, float[] factors) {
        this.number = number;
        this.relevant = relevant;
        this.own = own;
        this.liked = liked;
        this.factors = factors;
    }

    /** The same user with these factors. */
    TestUser withFactors(float[] known) {
        return new TestUser(number, relevant, own, liked, known);
    }

    public int number() {
        return number;
    }

    /** Not for rankers, which must not know. */
    int[] relevant() {
        return relevant;
    }

    public int[] own() {
        return own;
    }

    public int[] liked() {
        return liked;
    }

    public float[] factors() {
        return factors;
    }
}
