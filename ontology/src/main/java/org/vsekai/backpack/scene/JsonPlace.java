package org.vsekai.backpack.scene;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A value of a document and its JSON pointer: gives what should be there, or says what is wrong where. */
final class JsonPlace {
    private final JsonNode value;
    private final String pointer;
    private final SceneLimits limits;

    private JsonPlace(JsonNode value, String pointer, SceneLimits limits) {
        this.value = value;
        this.pointer = pointer;
        this.limits = limits;
    }

    static JsonPlace root(JsonNode value, SceneLimits limits) {
        return new JsonPlace(value, "", limits);
    }

    JsonNode value() {
        return value;
    }

    String pointer() {
        return pointer.isEmpty() ? "/" : pointer;
    }

    InvalidSceneException wrong(SceneFault fault, String problem) {
        return new InvalidSceneException(fault, pointer(), problem);
    }

    InvalidSceneException invalid(String problem) {
        return wrong(SceneFault.INVALID_FIELD, problem);
    }

    boolean has(String field) {
        return value.has(field);
    }

    Optional<JsonPlace> optional(String field) {
        if (!value.isObject()) {
            throw invalid("An object is expected here, not " + shown());
        }
        var child = value.get(field);
        return child == null ? Optional.empty() : Optional.of(child(field, child));
    }

    JsonPlace required(String field) {
        return optional(field).orElseThrow(() -> invalid("The field " + field + " is missing"));
    }

    private JsonPlace child(String field, JsonNode child) {
        return new JsonPlace(child, pointer + "/" + field.replace("~", "~0").replace("/", "~1"), limits);
    }

    /** The fields of an object. */
    List<JsonPlace> fields() {
        if (!value.isObject()) {
            throw invalid("An object is expected here, not " + shown());
        }
        return value.properties().stream()
                .map(field -> child(field.getKey(), field.getValue()))
                .toList();
    }

    /** The last part of the pointer, as it stands in the document. */
    String field() {
        return pointer.substring(pointer.lastIndexOf('/') + 1)
                .replace("~1", "/")
                .replace("~0", "~");
    }

    /** The elements of a list of objects or values; empty where the field is missing. */
    List<JsonPlace> list(String field) {
        return optional(field).map(JsonPlace::elements).orElse(List.of());
    }

    List<JsonPlace> elements() {
        if (!value.isArray()) {
            throw invalid("A list is expected here, not " + shown());
        }
        if (value.size() > limits.objects()) {
            throw wrong(SceneFault.TOO_MANY, "The list has " + value.size() + " elements, above " + limits.objects());
        }
        var elements = new ArrayList<JsonPlace>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(new JsonPlace(value.get(i), pointer + "/" + i, limits));
        }
        return elements;
    }

    String text() {
        if (!value.isTextual()) {
            throw invalid("A text is expected here, not " + shown());
        }
        return value.textValue();
    }

    boolean truth() {
        if (!value.isBoolean()) {
            throw invalid("true or false is expected here, not " + shown());
        }
        return value.booleanValue();
    }

    double number() {
        if (!value.isNumber()) {
            throw invalid("A number is expected here, not " + shown());
        }
        double number = value.doubleValue();
        if (!Double.isFinite(number)) {
            throw wrong(SceneFault.NOT_FINITE, "The number is not finite: " + shown());
        }
        return number;
    }

    /** A whole number of at least {@code least}. */
    int integer(int least) {
        boolean whole = value.isNumber() && value.doubleValue() == Math.rint(value.doubleValue());
        if (!whole || value.doubleValue() < least) {
            throw invalid("A whole number of " + least + " or more is expected here, not " + shown());
        }
        if (value.doubleValue() > Integer.MAX_VALUE) {
            throw wrong(SceneFault.TOO_LARGE, "The number " + shown() + " is above " + Integer.MAX_VALUE);
        }
        return value.intValue();
    }

    /** A position in a list of the document that has {@code count} elements. */
    int index(int count, String list) {
        int index = integer(0);
        if (index >= count) {
            throw wrong(
                    SceneFault.INVALID_INDEX,
                    "There is no " + list + " " + index + ": the document has " + count + " of them");
        }
        return index;
    }

    OptionalInt optionalIndex(String field, int count, String list) {
        var found = optional(field);
        return found.isPresent() ? OptionalInt.of(found.get().index(count, list)) : OptionalInt.empty();
    }

    OptionalDouble optionalNumber(String field) {
        var found = optional(field);
        return found.isPresent() ? OptionalDouble.of(found.get().number()) : OptionalDouble.empty();
    }

    int integer(String field, int least, int otherwise) {
        return optional(field).map(place -> place.integer(least)).orElse(otherwise);
    }

    boolean truth(String field) {
        return optional(field).map(JsonPlace::truth).orElse(false);
    }

    Optional<String> text(String field) {
        return optional(field).map(JsonPlace::text);
    }

    /** So many finite numbers. */
    double[] numbers(int count) {
        if (!value.isArray() || value.size() != count) {
            throw invalid("A list of " + count + " numbers is expected here, not " + shown());
        }
        return IntStream.range(0, count)
                .mapToDouble(i -> new JsonPlace(value.get(i), pointer + "/" + i, limits).number())
                .toArray();
    }

    /** An extension of this object. */
    Optional<JsonPlace> extension(String name) {
        return optional("extensions").flatMap(extensions -> extensions.optional(name));
    }

    private String shown() {
        var text = value.isContainerNode() ? (value.isArray() ? "a list" : "an object") : value.toString();
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
