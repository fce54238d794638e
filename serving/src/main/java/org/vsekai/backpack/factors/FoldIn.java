package org.vsekai.backpack.factors;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The vector of a user from interactions alone: the user's half-step of ALS with the items held still. Implicit feedback: Hu,
 * Koren and Volinsky, "Collaborative Filtering for Implicit Feedback Datasets" (ICDM 2008), equation 4, as MLlib has it:
 *
 * <pre>x = (Y'Y + sum_i alpha |r_i| y_i y_i' + lambda n^e I)^-1 sum_{i: r_i > 0} (1 + alpha r_i) y_i</pre>
 *
 * with n the number of items of positive strength. A negative strength is confidence in preference 0. Y'Y is over the learnt
 * items alone; a user's item that is not learnt (its vector was predicted) counts with its whole confidence. Explicit
 * feedback is ridge regression on the user's items, with n their number:
 *
 * <pre>x = (sum_i y_i y_i' + lambda n^e I)^-1 sum_i r_i y_i</pre>
 *
 * Y'Y is computed once, at O(items rank^2); a fold-in costs O((n + rank) rank^2). Immutable and thread-safe.
 */
public final class FoldIn {
    private final Vectors items;
    private final Learnt learnt;
    private final Objective objective;
    private final double[] gram;

    /** What a strength is. */
    public enum Feedback {
        /** How much somebody dealt with an item: confidence in the wish for it. */
        IMPLICIT,
        /** How well somebody liked it: the number to be predicted. */
        EXPLICIT
    }

    /** Tells items whose vector was learnt from those whose vector was predicted. Thread-safe. */
    @FunctionalInterface
    public interface Learnt {
        boolean holds(int item);
    }

    /**
     * What training made as small as it could.
     *
     * @param alpha confidence of an interaction of strength 1, above 0; explicit feedback has no use for it
     * @param regularisation lambda, above 0
     * @param exponent e: how the penalty grows with the number of items; 1 is MLlib's way, 0 a penalty alike for all
     */
    public record Objective(double alpha, double regularisation, double exponent, Feedback feedback) {
        public Objective {
            if (!(alpha > 0) || !(regularisation > 0)) {
                throw new IllegalArgumentException(
                        "alpha and reg must be above 0, not " + alpha + " and " + regularisation);
            }
            if (!Double.isFinite(exponent)) {
                throw new IllegalArgumentException("reg_exponent must be a finite number, not " + exponent);
            }
        }
    }

    /** Implicit feedback with the penalty as MLlib has it; every item is a learnt one. */
    public FoldIn(Vectors items, double alpha, double regularisation) {
        this(items, new Objective(alpha, regularisation, 1, Feedback.IMPLICIT));
    }

    /** Every item is a learnt one. */
    public FoldIn(Vectors items, Objective objective) {
        this(items, item -> true, objective);
    }

    public FoldIn(Vectors items, Learnt learnt, Objective objective) {
        this.items = items;
        this.learnt = learnt;
        this.objective = objective;
        this.gram = objective.feedback() == Feedback.IMPLICIT ? gram(items, learnt) : new double[0];
    }

    /**
     * The user's vector. All zeros when feedback is implicit and no strength is positive.
     *
     * @param strengths strength by item; items without a vector are left out, as in training
     * @throws IllegalArgumentException when none of the items has a vector or a strength is not finite
     */
    public float[] user(Map<Integer, Double> strengths) {
        var system = new NormalEquations(items.rank());
        if (objective.feedback() == Feedback.IMPLICIT) {
            system.start(gram);
        }
        int known = 0;
        int counted = 0;
        for (var entry : strengths.entrySet()) {
            int item = entry.getKey();
            double strength = entry.getValue();
            if (!Double.isFinite(strength)) {
                throw new IllegalArgumentException("the strength of item " + item + " is " + strength);
            }
            if (items.has(item)) {
                known++;
                counted += accumulate(system, item, strength) ? 1 : 0;
            }
        }
        if (known == 0) {
            throw new IllegalArgumentException("none of the items has a vector");
        }
        return counted == 0
                ? new float[items.rank()]
                : system.solve(objective.regularisation() * Math.pow(counted, objective.exponent()));
    }

    /** Adds an interaction; whether it counts for the penalty. */
    private boolean accumulate(NormalEquations system, int item, double strength) {
        system.add(items.vector(item), weight(item, strength), wish(strength));
        return objective.feedback() == Feedback.EXPLICIT || strength > 0;
    }

    /** What an interaction adds to A, times y y'. */
    private double weight(int item, double strength) {
        return switch (objective.feedback()) {
            case IMPLICIT -> objective.alpha() * Math.abs(strength) + (learnt.holds(item) ? 0 : 1);
            case EXPLICIT -> 1;
        };
    }

    /** What an interaction adds to b, times y. */
    private double wish(double strength) {
        return switch (objective.feedback()) {
            case IMPLICIT -> strength > 0 ? 1 + objective.alpha() * strength : 0;
            case EXPLICIT -> strength;
        };
    }

    /**
     * What each of the user's items adds to the inner product of {@link #user} with a vector t: x is linear in the wishes,
     * so the product is the sum over i of wish_i y_i' A^-1 t (Hu, Koren and Volinsky 2008, section 5). Costs as a fold-in.
     *
     * @param strengths as of {@link #user}
     * @return by item; items without a vector are left out
     */
    public Map<Integer, Double> contributions(Map<Integer, Double> strengths, float[] target) {
        var system = new NormalEquations(items.rank());
        if (objective.feedback() == Feedback.IMPLICIT) {
            system.start(gram);
        }
        int counted = 0;
        var result = new LinkedHashMap<Integer, Double>();
        for (var entry : strengths.entrySet()) {
            if (items.has(entry.getKey())) {
                counted += accumulate(system, entry.getKey(), entry.getValue()) ? 1 : 0;
                result.put(entry.getKey(), 0.0);
            }
        }
        if (counted > 0) {
            system.aim(target);
            var reach = system.solve(objective.regularisation() * Math.pow(counted, objective.exponent()));
            result.replaceAll((item, none) -> wish(strengths.getOrDefault(item, 0.0)) * dot(items.vector(item), reach));
        }
        return result;
    }

    private static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int d = 0; d < left.length; d++) {
            sum += (double) left[d] * right[d];
        }
        return sum;
    }

    /** The upper triangle of Y'Y, row-major. */
    private static double[] gram(Vectors items, Learnt learnt) {
        var system = new NormalEquations(items.rank());
        for (int position = 0; position < items.size(); position++) {
            int item = items.id(position);
            if (learnt.holds(item)) {
                system.add(items.vector(item), 1, 0);
            }
        }
        return system.matrix();
    }
}
