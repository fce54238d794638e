package org.vsekai.backpack.speech;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Decodes WAV (RIFF, Microsoft and IBM 1991) within limits: a file's length is looked at before it is read, a sound's before
 * it is decoded. Two channels become their mean. Immutable and thread-safe.
 */
public final class SoundReader {
    private static final int RIFF = 0x52494646;
    private static final int WAVE = 0x57415645;
    private static final int FORMAT = 0x666d7420;
    private static final int DATA = 0x64617461;
    private static final int FLAC = 0x664c6143;
    private static final int OGG = 0x4f676753;
    private static final int ID3 = 0x494433;
    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** The length of those who did not know it while they wrote: up to the file's end. */
    private static final long UNKNOWN_LENGTH = 0xffffffffL;

    /** 40 dB above full scale: a float beyond it is none that was meant. */
    private static final float LOUDEST = 100;

    private final int mostBytes;
    private final int mostSeconds;

    public SoundReader(SpeechSettings limits) {
        this.mostBytes = limits.largestSoundBytes();
        this.mostSeconds = limits.longestSoundSeconds();
    }

    /**
     * The sound of a file.
     *
     * @throws UnreadableSoundException when the file itself is at fault
     * @throws IOException when the storage is: trying again may help
     */
    public Sound read(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            // the stream is read to the limit, not the file's announced length: it may grow meanwhile
            var bytes = stream.readNBytes(mostBytes);
            if (stream.read() >= 0) {
                throw UnreadableSoundException.tooManyBytes(Files.size(file), mostBytes);
            }
            return decode(bytes);
        } catch (NoSuchFileException e) {
            throw UnreadableSoundException.missing(file);
        }
    }

    /**
     * The sound of a file's bytes.
     *
     * @throws UnreadableSoundException when they are none
     */
    public Sound decode(byte[] bytes) {
        if (bytes.length > mostBytes) {
            throw UnreadableSoundException.tooManyBytes(bytes.length, mostBytes);
        }
        var file = ByteBuffer.wrap(bytes);
        requireWav(file);
        return chunks(file.order(ByteOrder.LITTLE_ENDIAN));
    }

    private static void requireWav(ByteBuffer file) {
        if (file.limit() < HEADER) {
            throw UnreadableSoundException.notASound();
        }
        int magic = file.getInt(0);
        if (magic == FLAC || magic == OGG || magic >>> 8 == ID3) {
            throw UnreadableSoundException.unsupported("the file is "
                    + (magic == FLAC ? "FLAC" : magic == OGG ? "Ogg" : "MP3") + ", which is not decoded");
        }
        if (magic != RIFF || file.getInt(8) != WAVE) {
            throw UnreadableSoundException.notASound();
        }
    }

    private Sound chunks(ByteBuffer file) {
        WavFormat format = null;
        int at = HEADER;
        while (at + CHUNK_HEADER <= file.limit()) {
            int kind = Integer.reverseBytes(file.getInt(at));
            long length = file.getInt(at + 4) & 0xffffffffL;
            int content = at + CHUNK_HEADER;
            if (kind == DATA && length == UNKNOWN_LENGTH) {
                length = (long) file.limit() - content;
            }
            if (length > file.limit() - content) {
                throw UnreadableSoundException.truncated(at);
            }
            var chunk = file.slice(content, (int) length).order(ByteOrder.LITTLE_ENDIAN);
            if (kind == FORMAT) {
                format = WavFormat.read(chunk);
            } else if (kind == DATA) {
                if (format == null) {
                    throw UnreadableSoundException.damaged("its sound comes before its format");
                }
                return sound(format, chunk);
            }
            // chunks begin at even bytes; the sum may pass the greatest integer only where the file ends
            at = (int) Math.min(file.limit(), content + length + (length & 1));
        }
        throw UnreadableSoundException.damaged("it has no chunk of sound");
    }

    private Sound sound(WavFormat format, ByteBuffer data) {
        int frames = data.limit() / format.frameBytes();
        if (frames == 0) {
            throw UnreadableSoundException.damaged("it has no samples");
        }
        if (data.limit() % format.frameBytes() != 0) {
            throw UnreadableSoundException.damaged(
                    data.limit() + " bytes of sound are no multiple of " + format.frameBytes());
        }
        double seconds = (double) frames / format.sampleRate();
        if (seconds > mostSeconds) {
            throw UnreadableSoundException.tooLong(seconds, mostSeconds);
        }
        var samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            samples[i] = mean(format, data, i);
        }
        return new Sound(samples, format.sampleRate());
    }

    private static float mean(WavFormat format, ByteBuffer data, int frame) {
        int at = frame * format.frameBytes();
        float sum = 0;
        for (int channel = 0; channel < format.channels(); channel++) {
            float sample = format.encoding().sample(data, at + channel * format.sampleBytes());
            // not a number fails the comparison too
            if (!(Math.abs(sample) <= LOUDEST)) {
                throw UnreadableSoundException.damaged("sample " + frame + " is " + sample + ", full scale is 1");
            }
            sum += sample;
        }
        return sum / format.channels();
    }
}
