package org.vsekai.backpack.scene;

import java.util.List;

/** A value of a Godot text scene, as far as scenes are read: {@code Vector3(1, 2, 3)}, {@code SubResource("a")}, ... */
sealed interface GodotValue {

    /** null. */
    record Nothing() implements GodotValue {}

    record Truth(boolean value) implements GodotValue {}

    record Quantity(double value) implements GodotValue {}

    /** A string, a name such as {@code &"Head"}, or a path such as {@code @"../Body"}. */
    record Text(String value) implements GodotValue {}

    /** A list in brackets. */
    record Elements(List<GodotValue> values) implements GodotValue {
        public Elements {
            values = List.copyOf(values);
        }
    }

    /** A dictionary: its keys and values in turn. */
    record Table(List<GodotValue> keysAndValues) implements GodotValue {
        public Table {
            keysAndValues = List.copyOf(keysAndValues);
        }
    }

    /** A type and what stands in its parentheses. */
    record Construction(String type, List<GodotValue> arguments) implements GodotValue {
        public Construction {
            arguments = List.copyOf(arguments);
        }
    }

    /** A type with numbers alone in its parentheses: vectors, transforms, colours, packed arrays. Immutable. */
    final class Numbers implements GodotValue {
        private final String type;
        private final double[] values;

        /** Takes the array over. */
        Numbers(String type, double[] values) {
            this.type = type;
            this.values = values;
        }

        String type() {
            return type;
        }

        int count() {
            return values.length;
        }

        double get(int position) {
            return values[position];
        }
    }
}
