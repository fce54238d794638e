package org.vsekai.backpack.speech;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * How a WAV file writes its samples, from its format chunk (Microsoft, "Multiple channel audio data and WAVE files", for
 * the extensible one). Only what we decode can be made.
 */
record WavFormat(Encoding encoding, int channels, int sampleRate) {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int PLAIN_LENGTH = 16;
    private static final int EXTENSIBLE_LENGTH = 40;

    /** What follows the two bytes of the code in a subformat that stands for a code. */
    private static final byte[] SUBFORMAT_OF_CODE = HexFormat.of().parseHex("000000001000800000aa00389b71");

    enum Encoding {
        INTEGER_8(1),
        INTEGER_16(2),
        INTEGER_24(3),
        INTEGER_32(4),
        FLOAT_32(4);

        private final int bytes;

        Encoding(int bytes) {
            this.bytes = bytes;
        }

        /** The sample that stands there in a little-endian buffer, full scale -1 to 1. */
        float sample(ByteBuffer buffer, int at) {
            return switch (this) {
                case INTEGER_8 -> ((buffer.get(at) & 0xff) - 0x80) / 0x1p7f;
                case INTEGER_16 -> buffer.getShort(at) / 0x1p15f;
                case INTEGER_24 -> ((buffer.getShort(at) & 0xffff) | buffer.get(at + 2) << 16) / 0x1p23f;
                case INTEGER_32 -> buffer.getInt(at) / 0x1p31f;
                case FLOAT_32 -> buffer.getFloat(at);
            };
        }
    }

    /** Bytes of one sample of all channels. */
    int frameBytes() {
        return channels * encoding.bytes;
    }

    int sampleBytes() {
        return encoding.bytes;
    }

    /**
     * The format of a chunk.
     *
     * @param chunk its content, little-endian, from its position
     */
    static WavFormat read(ByteBuffer chunk) {
        int length = chunk.remaining();
        int at = chunk.position();
        if (length < PLAIN_LENGTH) {
            throw UnreadableSoundException.damaged("its format has " + length + " bytes, not " + PLAIN_LENGTH);
        }
        int code = chunk.getShort(at) & 0xffff;
        int channels = chunk.getShort(at + 2) & 0xffff;
        int rate = chunk.getInt(at + 4);
        int frame = chunk.getShort(at + 12) & 0xffff;
        int bits = chunk.getShort(at + 14) & 0xffff;
        if (channels == 0) {
            throw UnreadableSoundException.damaged("it has 0 channels");
        }
        if (channels > 2) {
            throw UnreadableSoundException.unsupported("the sound has " + channels + " channels");
        }
        if (rate < Sound.LOWEST_RATE || rate > Sound.HIGHEST_RATE) {
            throw UnreadableSoundException.unsupported("the sound has " + Integer.toUnsignedString(rate)
                    + " samples a second, not " + Sound.LOWEST_RATE + " to " + Sound.HIGHEST_RATE);
        }
        var format = new WavFormat(
                encoding(code == EXTENSIBLE ? codeOfSubformat(chunk, at, length) : code, bits), channels, rate);
        if (frame != format.frameBytes()) {
            throw UnreadableSoundException.damaged("it says " + frame + " bytes for " + channels + " samples of " + bits
                    + " bits, which are " + format.frameBytes());
        }
        return format;
    }

    private static int codeOfSubformat(ByteBuffer chunk, int at, int length) {
        if (length < EXTENSIBLE_LENGTH) {
            throw UnreadableSoundException.damaged(
                    "its extensible format has " + length + " bytes, not " + EXTENSIBLE_LENGTH);
        }
        for (int i = 0; i < SUBFORMAT_OF_CODE.length; i++) {
            if (chunk.get(at + 26 + i) != SUBFORMAT_OF_CODE[i]) {
                throw UnreadableSoundException.unsupported("the WAV file's subformat is not PCM");
            }
        }
        return chunk.getShort(at + 24) & 0xffff;
    }

    private static Encoding encoding(int code, int bits) {
        if (code == FLOAT && bits == 32) {
            return Encoding.FLOAT_32;
        }
        return switch (code == PCM ? bits : 0) {
            case 8 -> Encoding.INTEGER_8;
            case 16 -> Encoding.INTEGER_16;
            case 24 -> Encoding.INTEGER_24;
            case 32 -> Encoding.INTEGER_32;
            default ->
                throw UnreadableSoundException.unsupported(
                        "the WAV file's samples are of code " + code + " and " + bits + " bits");
        };
    }
}
