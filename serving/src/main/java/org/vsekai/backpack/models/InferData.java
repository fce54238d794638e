package org.vsekai.backpack.models;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import org.vsekai.backpack.catalogue.TensorType;

/** Reads a tensor's numbers from JSON, flat or nested, into its bytes. Used once. */
final class InferData {
    private static final int FIRST_ROOM = 1 << 10;

    private final JsonParser json;
    private final String place;
    private final TensorType type;
    private ByteBuffer bytes = room(FIRST_ROOM);

    /** @param json stands at the data's first token */
    InferData(JsonParser json, String place, TensorType type) {
        this.json = json;
        this.place = place;
        this.type = type;
    }

    ByteBuffer read() throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new InvalidInferenceException(place + ".data must be a list");
        }
        for (int depth = 1; depth > 0; ) {
            var token = json.nextToken();
            if (token == JsonToken.START_ARRAY) {
                depth++;
            } else if (token == JsonToken.END_ARRAY) {
                depth--;
            } else {
                add(token);
            }
        }
        return bytes.flip();
    }

    private void add(@Nullable JsonToken token) throws IOException {
        if (bytes.remaining() < Long.BYTES) {
            bytes = room(2 * bytes.capacity()).put(bytes.flip());
        }
        switch (type) {
            case BOOL -> bytes.put(flag(token));
            case UINT8 -> bytes.put((byte) whole(token, 0, 255));
            case INT8 -> bytes.put((byte) whole(token, Byte.MIN_VALUE, Byte.MAX_VALUE));
            case INT32 -> bytes.putInt((int) whole(token, Integer.MIN_VALUE, Integer.MAX_VALUE));
            case INT64 -> bytes.putLong(whole(token, Long.MIN_VALUE, Long.MAX_VALUE));
            case FP32 -> bytes.putFloat((float) number(token, Float.MAX_VALUE));
            case FP64 -> bytes.putDouble(number(token, Double.MAX_VALUE));
        }
    }

    private byte flag(@Nullable JsonToken token) {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            throw wrong("true or false");
        }
        return (byte) (token == JsonToken.VALUE_TRUE ? 1 : 0);
    }

    private long whole(@Nullable JsonToken token, long least, long most) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT || !isLong()) {
            throw wrong("whole numbers");
        }
        long value = json.getLongValue();
        if (value < least || value > most) {
            throw wrong("whole numbers of " + least + " to " + most);
        }
        return value;
    }

    private boolean isLong() throws IOException {
        return json.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private double number(@Nullable JsonToken token, double most) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw wrong("numbers");
        }
        double value = json.getDoubleValue();
        if (!(Math.abs(value) <= most)) {
            throw wrong("numbers that it can hold");
        }
        return value;
    }

    private InvalidInferenceException wrong(String expected) {
        return new InvalidInferenceException(place + ".data of " + type + " must be " + expected + ": number "
                + bytes.position() / type.bytes() + " is not");
    }

    private static ByteBuffer room(int capacity) {
        return ByteBuffer.wrap(new byte[capacity]).order(ByteOrder.LITTLE_ENDIAN);
    }
}
