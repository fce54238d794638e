package org.vsekai.backpack.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON into one array that grows: for answers that are given very often, without reflection and without an object a
 * field. The caller writes names and brackets itself. For one thread.
 */
public final class JsonBuffer {
    private static final int START = 4096;
    /** What a buffer keeps for the next answer at most. */
    private static final int LARGEST_KEPT = 1 << 20;

    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final ThreadLocal<JsonBuffer> OF_THREAD = ThreadLocal.withInitial(JsonBuffer::new);

    private byte[] bytes = new byte[START];
    private int size;

    /** This thread's own, empty. */
    public static JsonBuffer ofThread() {
        var buffer = OF_THREAD.get();
        if (buffer.bytes.length > LARGEST_KEPT) {
            buffer.bytes = new byte[START];
        }
        buffer.size = 0;
        return buffer;
    }

    public int size() {
        return size;
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** The array itself, of which the first {@link #size} bytes count until more is written. */
    byte[] array() {
        return bytes;
    }

    /** ASCII that is JSON already: names, brackets, commas. */
    @SuppressWarnings("deprecation") // The one way to copy ASCII without an encoder.
    public JsonBuffer raw(String ascii) {
        int length = ascii.length();
        room(length);
        ascii.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    /** UTF-8 that is JSON already. */
    public JsonBuffer raw(byte[] json, int from, int length) {
        room(length);
        System.arraycopy(json, from, bytes, size, length);
        size += length;
        return this;
    }

    /** Text in quotes, escaped as RFC 8259 wants. */
    public JsonBuffer text(String text) {
        room(text.length() + 2);
        put('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return rest(text.substring(i));
            }
            ascii(c);
        }
        room(1);
        put('"');
        return this;
    }

    private JsonBuffer rest(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b < 0) {
                room(1);
                bytes[size++] = b;
            } else {
                ascii((char) b);
            }
        }
        room(1);
        put('"');
        return this;
    }

    private void ascii(char c) {
        room(6);
        if (c == '"' || c == '\\') {
            put('\\');
            put(c);
        } else if (c >= 0x20) {
            put(c);
        } else {
            raw("\\u00");
            bytes[size++] = HEX[c >> 4];
            bytes[size++] = HEX[c & 15];
        }
    }

    public JsonBuffer number(long number) {
        room(20);
        if (number < 0) {
            if (number == Long.MIN_VALUE) {
                return raw(Long.toString(number));
            }
            put('-');
            number = -number;
        }
        int digits = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        for (int i = size + digits - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + number % 10);
            number /= 10;
        }
        size += digits;
        return this;
    }

    /** A finite number with at least eight figures that count, as a float has. */
    public JsonBuffer number(double number) {
        double magnitude = Math.abs(number);
        if (magnitude == 0) {
            return raw("0");
        }
        if (!(magnitude >= 1e-3 && magnitude < 1e8)) {
            return raw(Double.toString(finite(number)));
        }
        int places = magnitude < 0.01 ? 9 + 1 : magnitude < 1 ? 9 : magnitude < 100 ? 7 : 4;
        places = Math.min(places, POWERS.length - 1);
        long scaled = Math.round(magnitude * POWERS[places]);
        if (number < 0) {
            room(1);
            put('-');
        }
        number(scaled / POWERS[places]);
        fraction(scaled % POWERS[places], places);
        return this;
    }

    private static double finite(double number) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw new IllegalArgumentException("JSON has no number " + number);
    }

    /** Digits behind the point, without zeros at the end. */
    private void fraction(long digits, int places) {
        if (digits == 0) {
            return;
        }
        while (digits % 10 == 0) {
            digits /= 10;
            places--;
        }
        room(places + 1);
        put('.');
        for (int i = size + places - 1; i >= size; i--) {
            bytes[i] = (byte) ('0' + digits % 10);
            digits /= 10;
        }
        size += places;
    }

    private void put(char c) {
        bytes[size++] = (byte) c;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
