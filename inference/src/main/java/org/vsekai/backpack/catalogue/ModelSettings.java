package org.vsekai.backpack.catalogue;

import static org.vsekai.backpack.catalogue.Checks.require;

import java.util.List;

/** What an architecture must know of a model: the card's section {@code settings}. */
public sealed interface ModelSettings {
    /** Of one that finds things in pictures. */
    record Detector(Input input, Normalisation normalisation, Thresholds thresholds) implements ModelSettings {}

    /**
     * Of one that embeds texts.
     *
     * @param mostTokens what a text has more of is left out
     * @param dimensions numbers in a vector
     * @param largestBatch the most texts in one call
     */
    record TextEmbedding(int mostTokens, int dimensions, int largestBatch) implements ModelSettings {
        public TextEmbedding {
            require(mostTokens >= 3 && mostTokens <= 8_192, "most_tokens must be 3 to 8192");
            require(dimensions >= 1 && dimensions <= 8_192, "dimensions must be 1 to 8192");
            require(largestBatch >= 1 && largestBatch <= 1_024, "largest_batch must be 1 to 1024");
        }
    }

    /**
     * Of one that writes text token by token. Its keys and values have the shape layers, 2, heads, tokens, head size.
     *
     * @param mostTokens of prompt and answer together
     * @param heads of keys and values
     * @param vocabulary how many tokens there are
     * @param endToken the token that ends a turn
     */
    record LanguageModel(int mostTokens, int layers, int heads, int headSize, int vocabulary, int endToken)
            implements ModelSettings {
        public LanguageModel {
            require(mostTokens >= 2 && mostTokens <= 131_072, "most_tokens must be 2 to 131072");
            require(layers >= 1 && layers <= 1_024, "layers must be 1 to 1024");
            require(heads >= 1 && heads <= 1_024, "heads must be 1 to 1024");
            require(headSize >= 1 && headSize <= 1_024, "head_size must be 1 to 1024");
            require(vocabulary >= 2 && vocabulary <= 1_000_000, "vocabulary must be 2 to 1000000");
            require(endToken >= 0 && endToken < vocabulary, "end_token must be below vocabulary");
        }
    }

    /**
     * Of one that reads text in pictures.
     *
     * @param shorterSide a picture is enlarged until its shorter side has so many pixels
     * @param longestSide a picture with a longer side is shrunk first
     * @param greatestRatio a picture of a greater ratio of its sides is padded: else its shorter side would enlarge it too much
     * @param pixelScore least probability of a pixel that belongs to a line of text, 0 to 1
     * @param boxScore least mean probability of a line of text, 0 to 1
     * @param growth how far a line is grown: area times this over perimeter
     * @param lineScore least mean probability of the characters of a line, 0 to 1
     */
    record TextReading(
            int shorterSide,
            int longestSide,
            double greatestRatio,
            double pixelScore,
            double boxScore,
            double growth,
            double lineScore)
            implements ModelSettings {
        public TextReading {
            require(shorterSide >= 32 && shorterSide <= 4_096, "shorter_side must be 32 to 4096");
            require(longestSide >= shorterSide && longestSide <= 8_192, "longest_side must be shorter_side to 8192");
            require(greatestRatio >= 1 && greatestRatio <= 16, "greatest_ratio must be 1 to 16");
            require(pixelScore > 0 && pixelScore < 1, "pixel_score must be between 0 and 1");
            require(boxScore > 0 && boxScore < 1, "box_score must be between 0 and 1");
            require(growth >= 0 && growth <= 10, "growth must be 0 to 10");
            require(lineScore >= 0 && lineScore < 1, "line_score must be at least 0 and below 1");
        }
    }

    /**
     * The size of the pictures that the model takes, in pixels.
     *
     * @param largestBatch the most pictures in one call: 1 where the graph's shapes are static
     */
    record Input(int width, int height, int largestBatch) {
        private static final int LONGEST_SIDE = 4_096;
        private static final int LARGEST_BATCH = 1_024;

        public Input {
            require(width >= 1 && width <= LONGEST_SIDE, "width must be 1 to " + LONGEST_SIDE);
            require(height >= 1 && height <= LONGEST_SIDE, "height must be 1 to " + LONGEST_SIDE);
            require(largestBatch >= 1 && largestBatch <= LARGEST_BATCH, "largest_batch must be 1 to " + LARGEST_BATCH);
        }
    }

    /** Input = (value - mean) / standard deviation for values of 0 to 255, each list in the channel order. */
    record Normalisation(ChannelOrder channelOrder, List<Double> mean, List<Double> standardDeviation) {
        public Normalisation {
            mean = List.copyOf(mean);
            standardDeviation = List.copyOf(standardDeviation);
            require(mean.size() == 3 && mean.stream().allMatch(Double::isFinite), "mean must be 3 numbers");
            require(
                    standardDeviation.size() == 3
                            && standardDeviation.stream().allMatch(value -> Double.isFinite(value) && value > 0),
                    "standard_deviation must be 3 numbers above 0");
        }
    }

    /**
     * What counts as a detection.
     *
     * @param score the least confidence, 0 to 1
     * @param overlap of two detections of a class with a greater intersection over union the better one stays, 0 to 1
     */
    record Thresholds(double score, double overlap) {
        public Thresholds {
            require(score > 0 && score <= 1, "score must be above 0 and at most 1");
            require(overlap >= 0 && overlap <= 1, "overlap must be 0 to 1");
        }
    }
}
