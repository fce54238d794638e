package org.vsekai.backpack.speech;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Encodes sound as a WAV file of 16-bit integers, one channel. */
public final class WavWriter {
    private static final int HEADER = 44;
    private static final int BYTES = Short.BYTES;

    private WavWriter() {}

    /** The file's bytes. Samples beyond full scale are cut off at it. */
    public static byte[] encode(Sound sound) {
        int data = Math.multiplyExact(sound.samples().length, BYTES);
        var file = ByteBuffer.allocate(Math.addExact(HEADER, data)).order(ByteOrder.LITTLE_ENDIAN);
        text(file, "RIFF").putInt(HEADER - 8 + data);
        text(file, "WAVE");
        text(file, "fmt ").putInt(16).putShort((short) 1).putShort((short) 1);
        file.putInt(sound.sampleRate()).putInt(sound.sampleRate() * BYTES);
        file.putShort((short) BYTES).putShort((short) (8 * BYTES));
        text(file, "data").putInt(data);
        for (float sample : sound.samples()) {
            int value = Math.round(sample * 0x1p15f);
            file.putShort((short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value)));
        }
        return file.array();
    }

    private static ByteBuffer text(ByteBuffer file, String text) {
        return file.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
