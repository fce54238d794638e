package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * A part of a buffer.
 *
 * @param bytes little-endian, from the part's first byte to its last
 */
record BufferView(JsonPlace place, ByteBuffer bytes, OptionalInt stride) {
    int length() {
        return bytes.limit();
    }

    byte[] copy() {
        var copy = new byte[length()];
        bytes.get(0, copy);
        return copy;
    }
}
