package org.vsekai.backpack.operations;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** GLB files of a wanted size: an empty scene whose JSON is padded with blanks. */
final class Glb {
    private Glb() {}

    /**
     * @param bytes at least 64, a multiple of 4
     * @param seed files of other seeds have another content
     */
    static byte[] of(int bytes, int seed) {
        var json = "{\"asset\":{\"version\":\"2.0\"},\"x\":%d}".formatted(seed);
        var padded = json + " ".repeat(bytes - 20 - json.length());
        return ByteBuffer.allocate(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0x46546c67)
                .putInt(2)
                .putInt(bytes)
                .putInt(bytes - 20)
                .putInt(0x4e4f534a)
                .put(padded.getBytes(StandardCharsets.UTF_8))
                .array();
    }
}
