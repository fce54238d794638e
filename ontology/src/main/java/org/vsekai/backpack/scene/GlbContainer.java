package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** The two parts of a GLB file (glTF 2.0 section 4.4). */
record GlbContainer(ByteBuffer json, Optional<ByteBuffer> binary) {
    static final int MAGIC = 0x46546c67;
    static final int VERSION = 2;
    static final int JSON_CHUNK = 0x4e4f534a;
    static final int BINARY_CHUNK = 0x004e4942;
    static final int HEADER_BYTES = 12;
    static final int CHUNK_HEADER_BYTES = 8;

    static boolean isGlb(byte[] file) {
        return file.length >= 4 && littleEndian(file).getInt(0) == MAGIC;
    }

    static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Takes a file apart; the parts are views of it.
     *
     * @throws InvalidSceneException when the header or a chunk does not fit the file
     */
    static GlbContainer of(byte[] file) {
        var bytes = littleEndian(file);
        requireHeader(bytes);
        var json = chunk(bytes, HEADER_BYTES);
        if (json.type() != JSON_CHUNK) {
            throw badChunk(HEADER_BYTES, "The first chunk is no JSON");
        }
        if (json.end() == bytes.limit()) {
            return new GlbContainer(json.content(), Optional.empty());
        }
        var second = chunk(bytes, json.end());
        requireChunks(bytes, second.end());
        return new GlbContainer(
                json.content(), second.type() == BINARY_CHUNK ? Optional.of(second.content()) : Optional.empty());
    }

    private static void requireHeader(ByteBuffer bytes) {
        if (bytes.limit() < HEADER_BYTES + CHUNK_HEADER_BYTES || bytes.getInt(0) != MAGIC) {
            throw badHeader(0, "The file is no GLB: its " + bytes.limit() + " bytes do not begin with a glTF header");
        }
        if (bytes.getInt(4) != VERSION) {
            throw new InvalidSceneException(
                    SceneFault.UNSUPPORTED_VERSION,
                    "byte 4",
                    "The file is GLB version " + Integer.toUnsignedString(bytes.getInt(4)));
        }
        long length = bytes.getInt(8) & 0xffffffffL;
        if (length != bytes.limit()) {
            throw badHeader(8, "The header says " + length + " bytes, the file has " + bytes.limit());
        }
    }

    private record Chunk(int type, ByteBuffer content, int end) {}

    private static Chunk chunk(ByteBuffer bytes, int at) {
        if (bytes.limit() - at < CHUNK_HEADER_BYTES) {
            throw badChunk(at, "The file ends within a chunk's header");
        }
        long length = bytes.getInt(at) & 0xffffffffL;
        int from = at + CHUNK_HEADER_BYTES;
        if (length % 4 != 0) {
            throw badChunk(at, "The chunk's " + length + " bytes are no multiple of 4");
        }
        if (length > bytes.limit() - from) {
            throw badChunk(at, "The chunk says " + length + " bytes, the file has " + (bytes.limit() - from) + " left");
        }
        var content = bytes.slice(from, (int) length).order(ByteOrder.LITTLE_ENDIAN);
        return new Chunk(bytes.getInt(at + 4), content, from + (int) length);
    }

    /** Chunks after the second are of no known kind and are passed over, but must be whole. */
    private static void requireChunks(ByteBuffer bytes, int from) {
        int at = from;
        while (at < bytes.limit()) {
            at = chunk(bytes, at).end();
        }
    }

    private static InvalidSceneException badHeader(int at, String problem) {
        return new InvalidSceneException(SceneFault.BAD_GLB_HEADER, "byte " + at, problem);
    }

    private static InvalidSceneException badChunk(int at, String problem) {
        return new InvalidSceneException(SceneFault.BAD_GLB_CHUNK, "byte " + at, problem);
    }
}
