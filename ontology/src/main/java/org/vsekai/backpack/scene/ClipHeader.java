package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vsekai.backpack.table.ClipFormat;

/**
 * What the headers of a sound file say: WAV (Microsoft's RIFF, uncompressed PCM and the codecs of constant rate), FLAC
 * (RFC 9639) and Ogg (RFC 3533) with Vorbis, Opus (RFC 7845) or FLAC.
 *
 * @param seconds how long it sounds: above 0
 * @param sampleRate samples a second of each channel; of Opus always 48000, the rate it is decoded at
 */
public record ClipHeader(ClipFormat format, double seconds, int sampleRate, int channels) {
    private static final int RIFF = 0x52494646;
    private static final int WAVE = 0x57415645;
    private static final int FORMAT_CHUNK = 0x666d7420;
    private static final int DATA_CHUNK = 0x64617461;
    private static final int FLAC = 0x664c6143;
    private static final int OGG = 0x4f676753;
    private static final int OGG_HEADER = 27;
    private static final int OGG_CHECKSUM = 22;
    private static final long OPUS_MAGIC = 0x4f70757348656164L;
    private static final int OPUS_RATE = 48_000;
    private static final int MOST_CHANNELS = 255;
    private static final int GREATEST_RATE = 1 << 20;

    /**
     * The header of a file.
     *
     * @param place what the error names as the place
     * @throws InvalidSceneException when it is none of these, cut off, or does not say how long it is
     */
    public static ClipHeader read(String place, byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        ClipHeader header;
        if (file.length >= 12 && bytes.getInt(0) == RIFF && bytes.getInt(8) == WAVE) {
            header = wav(place, bytes);
        } else if (file.length >= 42 && bytes.getInt(0) == FLAC) {
            header = flac(place, bytes, 4, ClipFormat.FLAC);
        } else if (file.length >= OGG_HEADER && bytes.getInt(0) == OGG) {
            header = ogg(place, bytes);
        } else {
            throw invalid(place, "The clip's " + file.length + " bytes are neither WAV nor FLAC nor Ogg");
        }
        if (header.channels < 1 || header.channels > MOST_CHANNELS) {
            throw invalid(place, "The clip has " + header.channels + " channels");
        }
        if (header.sampleRate < 1 || header.sampleRate > GREATEST_RATE) {
            throw invalid(place, "The clip has " + header.sampleRate + " samples a second");
        }
        if (!(header.seconds > 0)) {
            throw invalid(place, "The clip is empty, or does not say how long it is");
        }
        return header;
    }

    private static ClipHeader wav(String place, ByteBuffer big) {
        var bytes = big.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long at = 12;
        int formatAt = -1;
        while (at + 8 <= bytes.limit()) {
            int kind = big.getInt((int) at);
            long length = bytes.getInt((int) at + 4) & 0xffffffffL;
            if (at + 8 + length > bytes.limit()) {
                throw invalid(place, "The WAV file breaks off within a chunk, after " + bytes.limit() + " bytes");
            }
            if (kind == FORMAT_CHUNK && length >= 16) {
                formatAt = (int) at + 8;
            } else if (kind == DATA_CHUNK) {
                return wav(place, bytes, formatAt, length);
            }
            at += 8 + length + (length & 1);
        }
        throw invalid(place, "The WAV file has no sound in it");
    }

    private static ClipHeader wav(String place, ByteBuffer bytes, int formatAt, long dataBytes) {
        if (formatAt < 0) {
            throw invalid(place, "The WAV file has its sound before its format");
        }
        int channels = bytes.getShort(formatAt + 2) & 0xffff;
        int rate = bytes.getInt(formatAt + 4);
        long bytesASecond = bytes.getInt(formatAt + 8) & 0xffffffffL;
        if (bytesASecond == 0) {
            throw invalid(place, "The WAV file has 0 bytes a second");
        }
        return new ClipHeader(ClipFormat.WAV, (double) dataBytes / bytesASecond, rate, channels);
    }

    /** STREAMINFO, the first block (RFC 9639 8.2). */
    private static ClipHeader flac(String place, ByteBuffer bytes, int at, ClipFormat format) {
        boolean streamInfo = (bytes.get(at) & 0x7f) == 0 && (bytes.getInt(at) & 0xffffff) == 34;
        if (!streamInfo) {
            throw invalid(place, "The FLAC stream does not begin with its STREAMINFO");
        }
        long packed = bytes.getLong(at + 4 + 10);
        int rate = (int) (packed >>> 44);
        int channels = (int) (packed >>> 41 & 7) + 1;
        long samples = packed & 0xfffffffffL;
        return new ClipHeader(format, rate == 0 ? 0 : (double) samples / rate, rate, channels);
    }

    private static ClipHeader ogg(String place, ByteBuffer bytes) {
        var stream = new OggPages(place, bytes);
        int first = stream.firstPacket();
        int length = stream.firstPacketBytes();
        var little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        if (length >= 30 && bytes.get(first) == 1 && isText(bytes, first + 1, "vorbis")) {
            int rate = little.getInt(first + 12);
            return new ClipHeader(
                    ClipFormat.OGG,
                    rate <= 0 ? 0 : (double) stream.samples() / rate,
                    rate,
                    bytes.get(first + 11) & 0xff);
        }
        if (length >= 19 && bytes.getLong(first) == OPUS_MAGIC) {
            int before = little.getShort(first + 10) & 0xffff;
            return new ClipHeader(
                    ClipFormat.OGG,
                    (double) (stream.samples() - before) / OPUS_RATE,
                    OPUS_RATE,
                    bytes.get(first + 9) & 0xff);
        }
        if (length >= 51 && bytes.get(first) == 0x7f && isText(bytes, first + 1, "FLAC")) {
            var header = flac(place, bytes, first + 13, ClipFormat.OGG);
            double seconds = header.sampleRate == 0 ? 0 : (double) stream.samples() / header.sampleRate;
            return new ClipHeader(ClipFormat.OGG, seconds, header.sampleRate, header.channels);
        }
        throw invalid(place, "The Ogg file holds neither Vorbis nor Opus nor FLAC");
    }

    private static boolean isText(ByteBuffer bytes, int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (bytes.get(at + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Walks over all pages of the first stream: each whole, each with its checksum. */
    private static final class OggPages {
        private final String place;
        private final ByteBuffer bytes;
        private final ByteBuffer little;
        private int firstPacket;
        private int firstPacketBytes;
        private long samples;

        OggPages(String place, ByteBuffer bytes) {
            this.place = place;
            this.bytes = bytes;
            this.little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            int serial = little.getInt(14);
            int at = 0;
            while (at < bytes.limit()) {
                at = page(at, serial);
            }
        }

        /** Where the page after this one begins. */
        private int page(int at, int serial) {
            int left = bytes.limit() - at;
            if (left < OGG_HEADER || bytes.getInt(at) != OGG || bytes.get(at + 4) != 0) {
                throw invalid(place, "The Ogg file has no page at byte " + at);
            }
            int segments = bytes.get(at + 26) & 0xff;
            if (left < OGG_HEADER + segments) {
                throw cutOff(at);
            }
            int body = 0;
            int packet = -1;
            for (int i = 0; i < segments; i++) {
                int lacing = bytes.get(at + OGG_HEADER + i) & 0xff;
                body += lacing;
                if (lacing < 255 && packet < 0) {
                    packet = body;
                }
            }
            int size = OGG_HEADER + segments + body;
            if (left < size) {
                throw cutOff(at);
            }
            if (little.getInt(at + OGG_CHECKSUM) != checksum(at, size)) {
                throw invalid(place, "The Ogg page at byte " + at + " is damaged");
            }
            if (at == 0) {
                firstPacket = OGG_HEADER + segments;
                firstPacketBytes = Math.max(0, packet);
            }
            long position = little.getLong(at + 6);
            // -1 where no packet ends on the page; other streams have their own clocks.
            if (little.getInt(at + 14) == serial && position > samples) {
                samples = position;
            }
            return at + size;
        }

        private InvalidSceneException cutOff(int at) {
            return invalid(place, "The Ogg file breaks off within the page at byte " + at);
        }

        /** CRC-32 of polynomial 0x04c11db7, not mirrored, the field itself as zeros (RFC 3533 section 6). */
        private int checksum(int at, int size) {
            int sum = 0;
            for (int i = 0; i < size; i++) {
                boolean own = i >= OGG_CHECKSUM && i < OGG_CHECKSUM + 4;
                sum = sum << 8 ^ TABLE[(sum >>> 24 ^ (own ? 0 : bytes.get(at + i))) & 0xff];
            }
            return sum;
        }

        private static final int[] TABLE = table();

        private static int[] table() {
            var table = new int[256];
            for (int i = 0; i < 256; i++) {
                int sum = i << 24;
                for (int bit = 0; bit < 8; bit++) {
                    sum = sum << 1 ^ (sum < 0 ? 0x04c11db7 : 0);
                }
                table[i] = sum;
            }
            return table;
        }

        int firstPacket() {
            return firstPacket;
        }

        int firstPacketBytes() {
            return firstPacketBytes;
        }

        long samples() {
            return samples;
        }
    }

    private static InvalidSceneException invalid(String place, String problem) {
        return new InvalidSceneException(SceneFault.INVALID_CLIP, place, problem);
    }
}
