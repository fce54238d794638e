package org.vsekai.backpack.scene;

import java.util.Optional;

/**
 * A typed view of a buffer (glTF 2.0 section 3.6.2), known to lie within it.
 *
 * @param view none for zeros
 * @param offset of the first element in the view, bytes
 * @param stride from one element to the next, bytes
 */
record Accessor(
        JsonPlace place,
        ComponentType componentType,
        Shape shape,
        boolean normalized,
        int count,
        Optional<BufferView> view,
        int offset,
        int stride) {

    /** How one number is stored. */
    enum ComponentType {
        BYTE(5120, 1),
        UNSIGNED_BYTE(5121, 1),
        SHORT(5122, 2),
        UNSIGNED_SHORT(5123, 2),
        UNSIGNED_INT(5125, 4),
        FLOAT(5126, 4);

        private final int code;
        private final int bytes;

        ComponentType(int code, int bytes) {
            this.code = code;
            this.bytes = bytes;
        }

        int bytes() {
            return bytes;
        }

        int code() {
            return code;
        }

        static ComponentType of(JsonPlace place) {
            int code = place.integer(0);
            for (var type : values()) {
                if (type.code == code) {
                    return type;
                }
            }
            throw place.wrong(SceneFault.UNSUPPORTED_ACCESSOR, "There is no component type " + code);
        }

        /** The whole number at a byte of a buffer. */
        long integer(java.nio.ByteBuffer bytes, int at) {
            return switch (this) {
                case BYTE -> bytes.get(at);
                case UNSIGNED_BYTE -> bytes.get(at) & 0xff;
                case SHORT -> bytes.getShort(at);
                case UNSIGNED_SHORT -> bytes.getShort(at) & 0xffff;
                case UNSIGNED_INT -> bytes.getInt(at) & 0xffffffffL;
                case FLOAT -> throw new IllegalStateException("a float is no whole number");
            };
        }

        /** A stored whole number as a part of 1 (glTF 2.0 section 3.11). */
        float normalize(long stored) {
            return switch (this) {
                case BYTE -> Math.max(stored / 127f, -1f);
                case UNSIGNED_BYTE -> stored / 255f;
                case SHORT -> Math.max(stored / 32767f, -1f);
                case UNSIGNED_SHORT -> stored / 65535f;
                case UNSIGNED_INT, FLOAT -> stored;
            };
        }
    }

    /** How many numbers an element has. */
    enum Shape {
        SCALAR(1),
        VEC2(2),
        VEC3(3),
        VEC4(4),
        MAT2(4),
        MAT3(9),
        MAT4(16);

        private final int numbers;

        Shape(int numbers) {
            this.numbers = numbers;
        }

        int numbers() {
            return numbers;
        }

        static Shape of(JsonPlace place) {
            var text = place.text();
            for (var shape : values()) {
                if (shape.name().equals(text)) {
                    return shape;
                }
            }
            throw place.wrong(SceneFault.UNSUPPORTED_ACCESSOR, "There is no accessor type \"" + text + "\"");
        }

        /** Bytes of an element; matrices of short numbers pad each column to 4 bytes (section 3.6.2.4). */
        int bytes(ComponentType type) {
            return switch (this) {
                case MAT2 -> 2 * padded(2 * type.bytes());
                case MAT3 -> 3 * padded(3 * type.bytes());
                case SCALAR, VEC2, VEC3, VEC4, MAT4 -> numbers * type.bytes();
            };
        }

        private static int padded(int bytes) {
            return (bytes + 3) / 4 * 4;
        }
    }
}
