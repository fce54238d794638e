package org.vsekai.backpack.training;

import java.util.List;

/** A step of a network: what it makes of the values that its inputs name. */
sealed interface Layer {
    /** The name of its result, unique in its network. */
    String name();

    /** The names of what it takes. */
    List<String> inputs();

    /**
     * A convolution, padded so that sides are divided by the stride.
     *
     * @param finish what follows it
     */
    record Convolution(String name, String input, int from, int to, int kernel, int stride, Finish finish)
            implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }

        int padding() {
            return kernel / 2;
        }
    }

    /** What follows a convolution. */
    enum Finish {
        /** Batch normalisation, then max(0, x). */
        NORMALISED_RELU,
        /** Batch normalisation alone. */
        NORMALISED,
        /** Its own bias alone. */
        BIAS
    }

    /** Of two equally large ones. */
    record Sum(String name, String first, String second) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(first, second);
        }
    }

    /** Twice as wide and high, each value four times. */
    record Doubling(String name, String input) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** A function of each value, or of each plane. */
    record Function(String name, String input, Kind kind) implements Layer {
        @Override
        public List<String> inputs() {
            return List.of(input);
        }
    }

    /** Functions that layers may be, by their names in ONNX. */
    enum Kind {
        RELU("Relu"),
        SIGMOID("Sigmoid"),
        SOFTPLUS("Softplus"),
        /** The same; training does not follow it back. */
        DETACHED("Identity"),
        /** Of each plane. */
        PLANE_SUM("ReduceSum"),
        /** Of each plane. */
        PLANE_MEAN("ReduceMean");

        private final String operator;

        Kind(String operator) {
            this.operator = operator;
        }

        String operator() {
            return operator;
        }
    }
}
