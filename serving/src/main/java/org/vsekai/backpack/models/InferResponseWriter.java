package org.vsekai.backpack.models;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** Writes answers of the Open Inference Protocol, version 2; tensors as JSON, or as bytes after it. */
final class InferResponseWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();

    private InferResponseWriter() {}

    /**
     * An answer as it goes over the line.
     *
     * @param headerLength of the JSON, where bytes of tensors follow it: the header Inference-Header-Content-Length
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    record Written(byte[] body, OptionalInt headerLength) {}

    /**
     * The answer.
     *
     * @param isBinary whether an output, by its name, comes as bytes
     * @throws InvalidInferenceException when a number has no word in JSON
     */
    static Written write(InferResponse response, Predicate<String> isBinary) {
        var body = new ByteArrayOutputStream();
        try (var json = JSON.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model_name", response.modelName());
            json.writeStringField("model_version", response.modelVersion());
            if (response.id().isPresent()) {
                json.writeStringField("id", response.id().get());
            }
            json.writeArrayFieldStart("outputs");
            for (var output : response.outputs()) {
                write(json, output, isBinary.test(output.name()));
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory is always there", e);
        }
        var binary = response.outputs().stream()
                .filter(output -> isBinary.test(output.name()))
                .toList();
        if (binary.isEmpty()) {
            return new Written(body.toByteArray(), OptionalInt.empty());
        }
        return withBytes(body, binary);
    }

    private static Written withBytes(ByteArrayOutputStream body, List<InferTensor> binary) {
        int headerLength = body.size();
        for (var output : binary) {
            var bytes = new byte[output.data().remaining()];
            output.data().duplicate().get(bytes);
            body.writeBytes(bytes);
        }
        return new Written(body.toByteArray(), OptionalInt.of(headerLength));
    }

    private static void write(JsonGenerator json, InferTensor tensor, boolean asBytes) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", tensor.name());
        json.writeStringField("datatype", tensor.datatype().name());
        json.writeArrayFieldStart("shape");
        for (long side : tensor.shape()) {
            json.writeNumber(side);
        }
        json.writeEndArray();
        if (asBytes) {
            json.writeObjectFieldStart("parameters");
            json.writeNumberField("binary_data_size", tensor.data().remaining());
            json.writeEndObject();
        } else {
            json.writeArrayFieldStart("data");
            numbers(json, tensor);
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, InferTensor tensor) throws IOException {
        var data = tensor.data().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        while (data.hasRemaining()) {
            switch (tensor.datatype()) {
                case BOOL -> json.writeBoolean(data.get() != 0);
                case UINT8 -> json.writeNumber(data.get() & 0xff);
                case INT8 -> json.writeNumber(data.get());
                case INT32 -> json.writeNumber(data.getInt());
                case INT64 -> json.writeNumber(data.getLong());
                case FP32 -> json.writeNumber(finite(data, data.getFloat(), tensor));
                case FP64 -> json.writeNumber(finite(data, data.getDouble(), tensor));
            }
        }
    }

    private static float finite(ByteBuffer data, float number, InferTensor tensor) {
        finite(data, (double) number, tensor);
        return number;
    }

    private static double finite(ByteBuffer data, double number, InferTensor tensor) {
        if (!Double.isFinite(number)) {
            int place = data.position() / tensor.datatype().bytes() - 1;
            throw new InvalidInferenceException("number " + place + " of output " + tensor.name() + " is " + number
                    + ", which JSON has no word for: ask for the output with binary_data");
        }
        return number;
    }
}
