package org.vsekai.backpack.catalogue;

import static org.vsekai.backpack.catalogue.Checks.require;

import java.util.List;

/** What an architecture must know of a model: the card's section {@code settings}. */
public sealed interface ModelSettings {
    /** Nothing. */
    record None() implements ModelSettings {}

    /** Of one that finds things in pictures. */
    record Detector(Input input, Normalisation normalisation, Thresholds thresholds) implements ModelSettings {}

    /** Of one that says of a picture as a whole, or of each of its pixels, what it shows. */
    record SceneReader(Input input, Normalisation normalisation) implements ModelSettings {}

    /**
     * Of one that finds persons and their joints, and takes pictures as they are.
     *
     * @param score the least confidence of a person, 0 to 1
     * @param jointScore the least confidence of a joint that counts as seen, 0 to 1
     */
    record Keypoints(Input input, double score, double jointScore) implements ModelSettings {
        public Keypoints {
            requireScore("score", score);
            requireScore("joint_score", jointScore);
        }
    }

    /**
     * Of one that gives a plane of probabilities.
     *
     * @param threshold a pixel belongs to the class where the probability is above this, 0 to 1
     */
    record Segmenter(Input input, Normalisation normalisation, double threshold) implements ModelSettings {
        public Segmenter {
            requireScore("threshold", threshold);
        }
    }

    /**
     * Of one that enlarges pictures, tile by tile.
     *
     * @param factor the result's sides over the picture's
     * @param tile the side of what one call takes, in pixels: what memory and time of a call depend on
     * @param overlap how far a tile reaches over the seam to the next, in pixels: as far as the network looks around a pixel
     * @param largestPixels a picture of more pixels, width times height, is refused
     */
    record Upscaler(int factor, int tile, int overlap, int largestPixels) implements ModelSettings {
        private static final int LARGEST_FACTOR = 8;
        private static final int LARGEST_TILE = 1_024;
        private static final int LARGEST_RESULT = 1 << 28;

        public Upscaler {
            require(factor >= 2 && factor <= LARGEST_FACTOR, "factor must be 2 to " + LARGEST_FACTOR);
            require(tile >= 1 && tile <= LARGEST_TILE, "tile must be 1 to " + LARGEST_TILE);
            require(overlap >= 0 && 2 * overlap < tile, "overlap must be 0 or more, and less than half of tile");
            int most = LARGEST_RESULT / (factor * factor);
            require(largestPixels >= 1 && largestPixels <= most, "largest_pixels must be 1 to " + most);
        }
    }

    /**
     * Of one that answers a fixed number of queries with objects.
     *
     * @param score a detection's confidence must be above this, 0 to 1
     * @param mostDetections the most detections of a picture, the best ones
     */
    record QueryDetector(Input input, Normalisation normalisation, double score, int mostDetections)
            implements ModelSettings {
        private static final int MOST = 10_000;

        public QueryDetector {
            requireScore("score", score);
            require(mostDetections >= 1 && mostDetections <= MOST, "most_detections must be 1 to " + MOST);
        }
    }

    /**
     * Of one that gives many guesses of persons with joints, of which the better ones are to be kept.
     *
     * @param jointScore the least confidence of a joint that counts as seen, 0 to 1
     */
    record KeypointDetector(Input input, Normalisation normalisation, Thresholds thresholds, double jointScore)
            implements ModelSettings {
        public KeypointDetector {
            requireScore("joint_score", jointScore);
        }
    }

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

    private static void requireScore(String key, double score) {
        require(score > 0 && score <= 1, key + " must be above 0 and at most 1");
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
            requireScore("score", score);
            require(overlap >= 0 && overlap <= 1, "overlap must be 0 to 1");
        }
    }

    /**
     * Of one that tells speech from silence, frame by frame.
     *
     * @param begin the probability at which speech begins, 0 to 1
     * @param end the probability below which it ends, at most {@code begin}
     * @param leastSpeechMilliseconds shorter speech is dropped
     * @param leastSilenceMilliseconds shorter silence does not end speech
     * @param paddingMilliseconds what is added to speech at both ends
     */
    record VoiceActivity(
            double begin,
            double end,
            int leastSpeechMilliseconds,
            int leastSilenceMilliseconds,
            int paddingMilliseconds)
            implements ModelSettings {
        private static final int LONGEST = 10_000;

        public VoiceActivity {
            require(begin > 0 && begin <= 1, "begin must be above 0 and at most 1");
            require(end > 0 && end <= begin, "end must be above 0 and at most begin");
            requireMilliseconds("least_speech_milliseconds", leastSpeechMilliseconds);
            requireMilliseconds("least_silence_milliseconds", leastSilenceMilliseconds);
            requireMilliseconds("padding_milliseconds", paddingMilliseconds);
        }

        private static void requireMilliseconds(String key, int value) {
            require(value >= 0 && value <= LONGEST, key + " must be 0 to " + LONGEST);
        }
    }

    /**
     * Of one that writes down what is said.
     *
     * @param language what it understands, as a language tag (BCP 47)
     * @param voiceActivity the name of the model of the same task that says where somebody speaks
     * @param mostTokens of one window of sound
     * @param prompt the tokens that the text follows
     * @param endToken ends the text; smaller ones are the text's, greater ones are never written
     * @param suppressed tokens that are never written
     * @param suppressedFirst tokens that are never written first
     */
    record Transcriber(
            String language,
            String voiceActivity,
            int mostTokens,
            List<Integer> prompt,
            int endToken,
            List<Integer> suppressed,
            List<Integer> suppressedFirst)
            implements ModelSettings {
        /** Positions of the decoder. */
        private static final int MOST_POSITIONS = 448;

        public Transcriber {
            Checks.languageTag(language);
            prompt = List.copyOf(prompt);
            suppressed = List.copyOf(suppressed);
            suppressedFirst = List.copyOf(suppressedFirst);
            require(!prompt.isEmpty(), "prompt must not be empty");
            require(
                    mostTokens >= 1 && mostTokens + prompt.size() <= MOST_POSITIONS,
                    "most_tokens and prompt must be at most " + MOST_POSITIONS + " together");
            require(endToken >= 1, "end_token must be at least 1");
            requireText("suppressed", suppressed, endToken);
            requireText("suppressed_first", suppressedFirst, endToken);
        }

        private static void requireText(String key, List<Integer> tokens, int endToken) {
            require(
                    tokens.stream().allMatch(token -> token >= 0 && token <= endToken),
                    key + " must be tokens of 0 to end_token");
        }
    }

    /**
     * Of one that speaks.
     *
     * @param language what it speaks, as a language tag (BCP 47)
     * @param pauseMilliseconds silence between two sentences
     */
    record Voice(String language, int pauseMilliseconds) implements ModelSettings {
        private static final int LONGEST_PAUSE = 10_000;

        public Voice {
            Checks.languageTag(language);
            require(
                    pauseMilliseconds >= 0 && pauseMilliseconds <= LONGEST_PAUSE,
                    "pause_milliseconds must be 0 to " + LONGEST_PAUSE);
        }
    }
}
