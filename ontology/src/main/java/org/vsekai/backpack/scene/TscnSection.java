package org.vsekai.backpack.scene;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.scene.GodotValue.Construction;
import org.vsekai.backpack.scene.GodotValue.Numbers;
import org.vsekai.backpack.scene.GodotValue.Quantity;
import org.vsekai.backpack.scene.GodotValue.Text;
import org.vsekai.backpack.scene.GodotValue.Truth;

/**
 * A part of a Godot text scene: {@code [kind field=value ...]} and the properties below it.
 *
 * @param fields of the heading
 * @param properties by name, in the file's order
 */
record TscnSection(String kind, TextPlace place, Map<String, GodotValue> fields, Map<String, GodotValue> properties) {

    Optional<GodotValue> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    Optional<String> textField(String name) {
        return text(name, fields.get(name));
    }

    Optional<String> text(String name) {
        return text(name, properties.get(name));
    }

    private Optional<String> text(String name, @Nullable GodotValue value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Text text) {
            return Optional.of(text.value());
        }
        if (value instanceof Construction made
                && made.type().equals("NodePath")
                && made.arguments().size() == 1
                && made.arguments().get(0) instanceof Text text) {
            return Optional.of(text.value());
        }
        throw invalid(name, "a text");
    }

    /** The id that a heading gives its resource: a text, in Godot 3 a number. */
    String id() {
        return key(fields.get("id")).orElseThrow(() -> invalid("id", "a text or a whole number"));
    }

    OptionalDouble number(String name) {
        var value = properties.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        if (value instanceof Quantity number) {
            requireFinite(name, number.value());
            return OptionalDouble.of(number.value());
        }
        throw invalid(name, "a number");
    }

    double number(String name, double otherwise) {
        return number(name).orElse(otherwise);
    }

    int integer(String name, int otherwise) {
        double number = number(name, otherwise);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw invalid(name, "a whole number");
        }
        return (int) number;
    }

    boolean truth(String name, boolean otherwise) {
        var value = properties.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Truth truth) {
            return truth.value();
        }
        throw invalid(name, "true or false");
    }

    /** So many finite numbers of a type, such as Vector3. */
    Optional<double[]> numbers(String name, int count, String... types) {
        var value = properties.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Numbers numbers)
                || numbers.count() != count
                || !List.of(types).contains(numbers.type())) {
            throw invalid(name, types[0] + " of " + count + " numbers");
        }
        var found = new double[count];
        for (int i = 0; i < count; i++) {
            found[i] = numbers.get(i);
            requireFinite(name, found[i]);
        }
        return Optional.of(found);
    }

    Optional<Vector3> vector(String name) {
        return numbers(name, 3, "Vector3", "Vector3i").map(v -> new Vector3(v[0], v[1], v[2]));
    }

    /** A transform: the basis row by row, then the origin. */
    Optional<Matrix4> transform(String name) {
        return numbers(name, 12, "Transform3D", "Transform")
                .map(t -> Matrix4.rowMajor(
                        t[0], t[1], t[2], t[9], t[3], t[4], t[5], t[10], t[6], t[7], t[8], t[11], 0, 0, 0, 1));
    }

    /** The id of the resource that a property names by a type, SubResource or ExtResource. */
    Optional<String> resource(String name, String type) {
        return resource(properties.get(name), type);
    }

    static Optional<String> resource(@Nullable GodotValue value, String type) {
        if (value instanceof Numbers numbers && numbers.type().equals(type) && numbers.count() == 1) {
            return key(new Quantity(numbers.get(0)));
        }
        return value instanceof Construction made
                        && made.type().equals(type)
                        && made.arguments().size() == 1
                ? key(made.arguments().get(0))
                : Optional.empty();
    }

    private static Optional<String> key(@Nullable GodotValue value) {
        if (value instanceof Text text) {
            return Optional.of(text.value());
        }
        return value instanceof Quantity number && number.value() == Math.rint(number.value())
                ? Optional.of(Long.toString((long) number.value()))
                : Optional.empty();
    }

    private void requireFinite(String name, double number) {
        if (!Double.isFinite(number)) {
            throw place.wrong(SceneFault.NOT_FINITE, "The property " + name + " holds " + number);
        }
    }

    InvalidSceneException invalid(String name, String expected) {
        return place.invalid("The section's " + name + " must be " + expected);
    }
}
