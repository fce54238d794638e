package org.vsekai.backpack.recommend.neighbours;

import java.util.List;
import java.util.Map;

/**
 * How a user's score of an item is made: the product of their factors, plus a weight times the sum over the user's
 * items, each once, of what the method says that these have to do with it.
 *
 * @param weight of the sum, 0 with {@link BlendMethod#NONE}
 */
public record Blend(BlendMethod method, double weight) {
    /** The product of factors alone. */
    public static final Blend NONE = new Blend(BlendMethod.NONE, 0);

    private static final String METHOD = "blend_method";
    private static final String WEIGHT = "blend_weight";

    public Blend {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException("the weight of a blend must be 0 or more");
        }
        if (method == BlendMethod.NONE && weight != 0) {
            throw new IllegalArgumentException("nothing has no weight");
        }
    }

    /** What a release says of it. */
    public Map<String, String> parameters() {
        return Map.of(METHOD, method.column(), WEIGHT, Double.toString(weight));
    }

    /** The blend that parameters tell of, none where they tell of none. */
    public static Blend of(Map<String, String> parameters) {
        var method = parameters.getOrDefault(METHOD, BlendMethod.NONE.column());
        return List.of(BlendMethod.values()).stream()
                .filter(known -> known.column().equals(method))
                .findFirst()
                .map(known -> new Blend(known, Double.parseDouble(parameters.getOrDefault(WEIGHT, "0"))))
                .orElseThrow(() -> new IllegalArgumentException("there is no blend " + method));
    }
}
