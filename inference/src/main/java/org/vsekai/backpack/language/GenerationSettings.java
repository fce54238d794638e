package org.vsekai.backpack.language;

import java.util.List;

/**
 * How an answer is to be written.
 *
 * @param mostTokens the answer's length at most, 1 to 8192; the model's own limit holds too
 * @param temperature 0 always takes the likeliest token; 1 draws as the model has it, 2 at most
 * @param topP draws only from the likeliest tokens that together have this probability, above 0 and at most 1
 * @param seed the same seed, the same answer
 * @param stopWords the answer ends before the first of them, at most 16 of 1 to 64 characters
 */
public record GenerationSettings(int mostTokens, double temperature, double topP, long seed, List<String> stopWords) {
    private static final int LARGEST_MOST_TOKENS = 8_192;
    private static final double HIGHEST_TEMPERATURE = 2;
    private static final int MOST_STOP_WORDS = 16;
    private static final int LONGEST_STOP_WORD = 64;

    public GenerationSettings {
        require(mostTokens >= 1 && mostTokens <= LARGEST_MOST_TOKENS, "max_tokens", mostTokens, "1 to 8192");
        require(temperature >= 0 && temperature <= HIGHEST_TEMPERATURE, "temperature", temperature, "0 to 2");
        require(topP > 0 && topP <= 1, "top_p", topP, "above 0 and at most 1");
        stopWords = List.copyOf(stopWords);
        require(stopWords.size() <= MOST_STOP_WORDS, "stop words", stopWords.size(), "at most 16");
        for (var word : stopWords) {
            require(
                    !word.isEmpty() && word.length() <= LONGEST_STOP_WORD,
                    "a stop word",
                    "'" + word + "'",
                    "1 to 64 characters long");
        }
    }

    /** The likeliest token each time, so many at most. */
    public static GenerationSettings greedy(int mostTokens) {
        return new GenerationSettings(mostTokens, 0, 1, 0, List.of());
    }

    /** The same, but shorter where so many tokens are less. */
    GenerationSettings atMost(int tokens) {
        return new GenerationSettings(Math.min(mostTokens, tokens), temperature, topP, seed, stopWords);
    }

    private static void require(boolean condition, String what, Object value, String range) {
        if (!condition) {
            throw UnusableTextException.outOfRange(what, value, range);
        }
    }
}
