package org.vsekai.backpack.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.TensorType;

/**
 * Reads requests of the Open Inference Protocol, version 2, with its extension for binary tensors (KServe's
 * {@code required_api.md}, Triton's {@code extension_binary_data.md}). JSON numbers go straight into a tensor's bytes. Unknown
 * keys are passed over, as the protocol has it. One request each; not thread-safe.
 */
final class InferRequestReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(24)
                    .maxNumberLength(64)
                    .maxStringLength(1 << 16)
                    .build())
            .build();
    private static final int MOST_TENSORS = 64;
    private static final int MOST_SIDES = 8;
    private static final int LONGEST_ID = 256;

    private final byte[] body;
    private final int headerLength;
    private final List<Given> inputs = new ArrayList<>();
    private final List<InferRequest.Output> outputs = new ArrayList<>();
    private Optional<String> id = Optional.empty();
    private boolean binary;

    /** An input as it was given: its data may come before its shape, or after the JSON. */
    private static final class Given {
        Optional<String> name = Optional.empty();
        Optional<TensorType> datatype = Optional.empty();
        Optional<List<Long>> shape = Optional.empty();
        OptionalInt binarySize = OptionalInt.empty();

        @Nullable
        TokenBuffer early;

        @Nullable
        ByteBuffer data;
    }

    private InferRequestReader(byte[] body, int headerLength) {
        this.body = body;
        this.headerLength = headerLength;
    }

    /**
     * The request.
     *
     * @param headerLength of the JSON, where bytes of tensors follow it: the header Inference-Header-Content-Length
     * @throws InvalidInferenceException when it is none
     */
    static InferRequest read(byte[] body, OptionalInt headerLength) {
        int length = headerLength.orElse(body.length);
        if (length < 0 || length > body.length) {
            throw new InvalidInferenceException(
                    "Inference-Header-Content-Length is " + length + ", but the body has " + body.length + " bytes");
        }
        return new InferRequestReader(body, length).read();
    }

    private InferRequest read() {
        try (var json = JSON.createParser(body, 0, headerLength)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, "the request");
            for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
                var value = json.nextToken();
                switch (key) {
                    case "id" -> id = Optional.of(text(json, "id", LONGEST_ID));
                    case "inputs" -> forEach(json, "inputs", this::input);
                    case "outputs" -> forEach(json, "outputs", this::output);
                    case "parameters" ->
                        binary = parameters(json, "parameters").binaryOutput.orElse(false);
                    default -> skip(json, value);
                }
            }
            if (json.nextToken() != null) {
                throw new InvalidInferenceException("something follows the JSON document");
            }
        } catch (JsonProcessingException e) {
            throw new InvalidInferenceException("it is no valid JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new InvalidInferenceException("it cannot be read: " + e.getMessage());
        }
        if (inputs.isEmpty()) {
            throw new InvalidInferenceException("inputs must be given");
        }
        return new InferRequest(id, tensors(), outputs, binary);
    }

    private interface Element {
        void read(JsonParser json, String place) throws IOException;
    }

    private static void forEach(JsonParser json, String name, Element element) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, name);
        for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
            if (i == MOST_TENSORS) {
                throw new InvalidInferenceException(name + " must be at most " + MOST_TENSORS);
            }
            var place = name + "[" + i + "]";
            expect(json.currentToken(), JsonToken.START_OBJECT, place);
            element.read(json, place);
        }
    }

    private void input(JsonParser json, String place) throws IOException {
        var given = new Given();
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var value = json.nextToken();
            switch (key) {
                case "name" -> given.name = Optional.of(text(json, place + ".name", 128));
                case "datatype" -> given.datatype = Optional.of(datatype(json, place));
                case "shape" -> given.shape = Optional.of(shape(json, place));
                case "parameters" -> given.binarySize = parameters(json, place + ".parameters").binarySize;
                case "data" -> data(json, place, given);
                default -> skip(json, value);
            }
        }
        if (given.early != null) {
            var early = given.early.asParser();
            early.nextToken();
            given.data = new InferData(early, place, required(given.datatype, place, "datatype")).read();
        }
        inputs.add(given);
    }

    /** An object's keys may come in any order, but numbers are read by their type. */
    private static void data(JsonParser json, String place, Given given) throws IOException {
        if (given.datatype.isPresent()) {
            given.data = new InferData(json, place, given.datatype.get()).read();
        } else {
            given.early = new TokenBuffer(json);
            given.early.copyCurrentStructure(json);
        }
    }

    private void output(JsonParser json, String place) throws IOException {
        Optional<String> name = Optional.empty();
        Optional<Boolean> asBytes = Optional.empty();
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var value = json.nextToken();
            switch (key) {
                case "name" -> name = Optional.of(text(json, place + ".name", 128));
                case "parameters" -> asBytes = parameters(json, place + ".parameters").binary;
                default -> skip(json, value);
            }
        }
        outputs.add(new InferRequest.Output(required(name, place, "name"), asBytes));
    }

    /** Those parameters that we know. */
    private static final class Known {
        OptionalInt binarySize = OptionalInt.empty();
        Optional<Boolean> binary = Optional.empty();
        Optional<Boolean> binaryOutput = Optional.empty();
    }

    private static Known parameters(JsonParser json, String place) throws IOException {
        expect(json.currentToken(), JsonToken.START_OBJECT, place);
        var known = new Known();
        for (var key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            var value = json.nextToken();
            switch (key) {
                case "binary_data_size" -> known.binarySize = OptionalInt.of(size(json, place));
                case "binary_data" -> known.binary = Optional.of(flag(json, place + "." + key));
                case "binary_data_output" -> known.binaryOutput = Optional.of(flag(json, place + "." + key));
                default -> skip(json, value);
            }
        }
        return known;
    }

    private static int size(JsonParser json, String place) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                || json.getLongValue() < 0
                || json.getLongValue() > Integer.MAX_VALUE) {
            throw new InvalidInferenceException(place + ".binary_data_size must be a whole number of bytes");
        }
        return json.getIntValue();
    }

    private static boolean flag(JsonParser json, String place) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw new InvalidInferenceException(place + " must be true or false");
        };
    }

    private static TensorType datatype(JsonParser json, String place) throws IOException {
        var name = text(json, place + ".datatype", 16);
        return TensorType.of(name)
                .orElseThrow(() -> new InvalidInferenceException(
                        place + ".datatype must be one of " + List.of(TensorType.values()) + ", not " + name));
    }

    private static List<Long> shape(JsonParser json, String place) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY, place + ".shape");
        var sides = new ArrayList<Long>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getLongValue() < 0
                    || json.getLongValue() > Integer.MAX_VALUE
                    || sides.size() == MOST_SIDES) {
                throw new InvalidInferenceException(
                        place + ".shape must be of at most " + MOST_SIDES + " whole numbers that are not negative");
            }
            sides.add(json.getLongValue());
        }
        return sides;
    }

    private static String text(JsonParser json, String place, int longest) throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING, place);
        var text = json.getText();
        if (text.length() > longest) {
            throw new InvalidInferenceException(place + " must have at most " + longest + " characters");
        }
        return text;
    }

    private static void skip(JsonParser json, @Nullable JsonToken value) throws IOException {
        if (value != null && value.isStructStart()) {
            json.skipChildren();
        }
    }

    private static void expect(@Nullable JsonToken token, JsonToken expected, String place) {
        if (token != expected) {
            var what =
                    switch (expected) {
                        case START_OBJECT -> "an object";
                        case START_ARRAY -> "a list";
                        default -> "a text";
                    };
            throw new InvalidInferenceException(place + " must be " + what);
        }
    }

    private static <T> T required(Optional<T> value, String place, String key) {
        return value.orElseThrow(() -> new InvalidInferenceException(place + "." + key + " must be given"));
    }

    private List<InferTensor> tensors() {
        var tensors = new ArrayList<InferTensor>();
        int from = headerLength;
        for (int i = 0; i < inputs.size(); i++) {
            var place = "inputs[" + i + "]";
            var given = inputs.get(i);
            var data = given.data;
            if (given.binarySize.isPresent()) {
                if (data != null) {
                    throw new InvalidInferenceException(place + " has data in the JSON and after it");
                }
                int size = given.binarySize.getAsInt();
                if (size > body.length - from) {
                    throw new InvalidInferenceException(place + ".parameters.binary_data_size is " + size
                            + ", but the body ends after " + (body.length - from));
                }
                data = ByteBuffer.wrap(body, from, size);
                from += size;
            }
            tensors.add(tensor(given, data, place));
        }
        if (from != body.length) {
            throw new InvalidInferenceException((body.length - from) + " bytes follow the last tensor");
        }
        return tensors;
    }

    private static InferTensor tensor(Given given, @Nullable ByteBuffer data, String place) {
        var datatype = required(given.datatype, place, "datatype");
        var shape = required(given.shape, place, "shape");
        if (data == null) {
            throw new InvalidInferenceException(place + ".data must be given");
        }
        long expected = expectedBytes(shape, datatype, place);
        if (expected != data.remaining()) {
            throw new InvalidInferenceException(place + " has " + data.remaining() / datatype.bytes() + " numbers of "
                    + datatype + ", but its shape " + shape + " holds " + expected / datatype.bytes());
        }
        return new InferTensor(
                required(given.name, place, "name"), datatype, shape, data.order(ByteOrder.LITTLE_ENDIAN));
    }

    private static long expectedBytes(List<Long> shape, TensorType datatype, String place) {
        try {
            return Math.multiplyExact(InferTensor.count(shape), datatype.bytes());
        } catch (ArithmeticException e) {
            throw new InvalidInferenceException(place + ".shape " + shape + " is too large");
        }
    }
}
