package org.vsekai.backpack.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a model is and how it wants its input: the content of a card.yaml, with its labels read. Immutable.
 *
 * @param name the model's name in the catalogue: its folder's name
 * @param artefact the file name of the weights, beside the card
 * @param sha256 the digest that the artefact must have, 64 lower-case hexadecimal digits
 * @param licence the SPDX identifier of the weights' licence
 * @param licenceFile the file name of the licence's text, beside the card
 * @param origin where the weights come from, for people
 * @param labels the names of the model's classes by class index
 */
public record ModelCard(
        ModelTask task,
        String name,
        String version,
        ModelEngine engine,
        String artefact,
        String sha256,
        String licence,
        String licenceFile,
        String origin,
        List<String> labels,
        Input input,
        Normalisation normalisation,
        Thresholds thresholds) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_LABELS = 10_000;
    private static final int LONGEST_SIDE = 4_096;
    private static final int LARGEST_BATCH = 1_024;

    public ModelCard {
        match("name", name, NAME, "1 to 64 lower-case letters, digits and hyphens");
        match("version", version, VERSION, "1 to 64 letters, digits and . _ + -");
        match("artefact", artefact, FILE_NAME, "a file name beside the card");
        match("sha256", sha256, SHA256, "64 lower-case hexadecimal digits");
        match("licence_file", licenceFile, FILE_NAME, "a file name beside the card");
        require(!licence.isBlank(), "licence must not be empty");
        require(!origin.isBlank(), "origin must not be empty");
        labels = List.copyOf(labels);
        require(
                !labels.isEmpty() && labels.size() <= MOST_LABELS,
                "labels must be 1 to " + MOST_LABELS + ", not " + labels.size());
        require(labels.stream().noneMatch(String::isBlank), "labels must not be empty texts");
        require(new HashSet<>(labels).size() == labels.size(), "labels must differ from each other");
    }

    /**
     * The size of the pictures that the model takes, in pixels.
     *
     * @param largestBatch the most pictures in one call: 1 where the graph's shapes are static
     */
    public record Input(int width, int height, int largestBatch) {
        public Input {
            require(width >= 1 && width <= LONGEST_SIDE, "width must be 1 to " + LONGEST_SIDE);
            require(height >= 1 && height <= LONGEST_SIDE, "height must be 1 to " + LONGEST_SIDE);
            require(largestBatch >= 1 && largestBatch <= LARGEST_BATCH, "largest_batch must be 1 to " + LARGEST_BATCH);
        }
    }

    /** Input = (value - mean) / standard deviation for values of 0 to 255, each list in the channel order. */
    public record Normalisation(ChannelOrder channelOrder, List<Double> mean, List<Double> standardDeviation) {
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
    public record Thresholds(double score, double overlap) {
        public Thresholds {
            require(score > 0 && score <= 1, "score must be above 0 and at most 1");
            require(overlap >= 0 && overlap <= 1, "overlap must be 0 to 1");
        }
    }

    private static void match(String key, String value, Pattern pattern, String expected) {
        require(pattern.matcher(value).matches(), key + " must be " + expected + ", not '" + value + "'");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
