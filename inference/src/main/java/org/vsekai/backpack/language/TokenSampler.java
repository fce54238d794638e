package org.vsekai.backpack.language;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Chooses the next token by temperature and nucleus (Holtzman et al., The Curious Case of Neural Text Degeneration, 2020). The
 * same seed and scores give the same tokens. Used by one thread.
 */
final class TokenSampler {
    private final double temperature;
    private final double topP;
    private final SplittableRandom random;

    TokenSampler(GenerationSettings wishes) {
        this.temperature = wishes.temperature();
        this.topP = wishes.topP();
        this.random = new SplittableRandom(wishes.seed());
    }

    /** @param scores by token, logarithms of what is proportional to its probability */
    int next(float[] scores) {
        int best = likeliest(scores);
        return temperature == 0 ? best : draw(scores, scores[best]);
    }

    private static int likeliest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }

    private int draw(float[] scores, float highest) {
        var weights = new double[scores.length];
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            weights[i] = Math.exp((scores[i] - highest) / temperature);
            total += weights[i];
        }
        if (topP == 1) {
            return draw(IntStream.range(0, weights.length).toArray(), weights, weights.length, total);
        }
        var order = likely(weights, total);
        double sum = 0;
        int count = 0;
        while (count < order.length && sum < topP * total) {
            sum += weights[order[count++]];
        }
        return draw(order, weights, count, sum);
    }

    /**
     * The tokens that can be in the nucleus, the likeliest first: those under the bound have less than 1 - topP together, so
     * the others reach topP without them.
     */
    private int[] likely(double[] weights, double total) {
        double bound = (1 - topP) * total / weights.length;
        var likely = new Integer[weights.length];
        int count = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= bound) {
                likely[count++] = i;
            }
        }
        Arrays.sort(
                likely,
                0,
                count,
                Comparator.comparingDouble((Integer token) -> -weights[token]).thenComparingInt(token -> token));
        return Arrays.stream(likely, 0, count).mapToInt(Integer::intValue).toArray();
    }

    private int draw(int[] tokens, double[] weights, int count, double total) {
        double rest = random.nextDouble() * total;
        for (int i = 0; i < count - 1; i++) {
            rest -= weights[tokens[i]];
            if (rest < 0) {
                return tokens[i];
            }
        }
        return tokens[count - 1];
    }
}
