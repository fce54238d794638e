package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What the first bytes of a PNG (W3C PNG 5.2, 11.2.2), JPEG (ITU T.81 B.2.2) or WebP (RFC 9649) file say. */
public record ImageHeader(Format format, int width, int height) {
    private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int PNG_HEADER = 0x49484452;
    private static final int PNG_END = 0x49454e44;
    private static final int PNG_CHUNK_FRAME = 12;
    private static final int JPEG_START = 0xffd8;
    private static final int JPEG_SCAN = 0xda;
    private static final int RIFF = 0x52494646;
    private static final int WEBP = 0x57454250;
    private static final int WEBP_LEAST = 31;
    private static final int VP8_LOSSY = 0x56503820;
    private static final int VP8_LOSSLESS = 0x5650384c;
    private static final int VP8_EXTENDED = 0x56503858;
    private static final int VP8_START = 0x2a019d;
    private static final byte VP8L_SIGNATURE = 0x2f;

    /** The file formats of pictures. */
    public enum Format {
        PNG("image/png"),
        JPEG("image/jpeg"),
        WEBP("image/webp");

        private final String mimeType;

        Format(String mimeType) {
            this.mimeType = mimeType;
        }

        public String mimeType() {
            return mimeType;
        }
    }

    /**
     * The header of a file.
     *
     * @param place what the error names as the place
     * @throws InvalidSceneException when it is none of these, cut off or without pixels
     */
    public static ImageHeader read(String place, byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        ImageHeader header;
        if (file.length >= 33 && bytes.getLong(0) == PNG_SIGNATURE && bytes.getInt(12) == PNG_HEADER) {
            requirePngEnd(place, bytes);
            header = new ImageHeader(Format.PNG, bytes.getInt(16), bytes.getInt(20));
        } else if (file.length >= 4 && (bytes.getShort(0) & 0xffff) == JPEG_START) {
            header = jpeg(place, bytes);
        } else if (file.length >= 12 && bytes.getInt(0) == RIFF && bytes.getInt(8) == WEBP) {
            header = webp(place, bytes);
        } else {
            throw invalid(place, "The picture's " + file.length + " bytes are neither PNG nor JPEG nor WebP");
        }
        if (header.width <= 0 || header.height <= 0) {
            throw invalid(place, "The picture has " + header.width + " x " + header.height + " pixels");
        }
        return header;
    }

    private static void requirePngEnd(String place, ByteBuffer bytes) {
        long at = 8;
        while (at + PNG_CHUNK_FRAME <= bytes.limit()) {
            if (bytes.getInt((int) at + 4) == PNG_END) {
                return;
            }
            at += PNG_CHUNK_FRAME + (bytes.getInt((int) at) & 0xffffffffL);
        }
        throw invalid(place, "The PNG picture breaks off after " + bytes.limit() + " bytes, before its end chunk");
    }

    private static ImageHeader jpeg(String place, ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit()) {
            int marker = bytes.get(at + 1) & 0xff;
            if ((bytes.get(at) & 0xff) != 0xff || marker == JPEG_SCAN) {
                break;
            }
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (startsFrame(marker)) {
                return new ImageHeader(Format.JPEG, bytes.getShort(at + 7) & 0xffff, bytes.getShort(at + 5) & 0xffff);
            }
            at += 2 + (standsAlone(marker) ? 0 : bytes.getShort(at + 2) & 0xffff);
        }
        throw invalid(place, "The JPEG picture has no frame header");
    }

    private static ImageHeader webp(String place, ByteBuffer bytes) {
        var little = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        long size = little.getInt(4) & 0xffffffffL;
        if (8 + size > bytes.limit() || bytes.limit() < WEBP_LEAST) {
            throw invalid(place, "The WebP picture breaks off after " + bytes.limit() + " of " + (8 + size) + " bytes");
        }
        return switch (bytes.getInt(12)) {
            case VP8_LOSSY -> {
                // Frame tag of 3 bytes, start code, then 14 bits each (RFC 6386 9.1).
                if ((little.get(20) & 1) != 0 || (little.getInt(23) & 0xffffff) != VP8_START) {
                    throw invalid(place, "The WebP picture does not begin with a key frame");
                }
                yield new ImageHeader(Format.WEBP, little.getShort(26) & 0x3fff, little.getShort(28) & 0x3fff);
            }
            case VP8_LOSSLESS -> {
                int sizes = little.getInt(21);
                if (little.get(20) != VP8L_SIGNATURE) {
                    throw invalid(place, "The lossless WebP picture has no signature");
                }
                yield new ImageHeader(Format.WEBP, (sizes & 0x3fff) + 1, (sizes >> 14 & 0x3fff) + 1);
            }
            case VP8_EXTENDED ->
                new ImageHeader(Format.WEBP, (little.getInt(24) & 0xffffff) + 1, (little.getInt(27) & 0xffffff) + 1);
            default -> throw invalid(place, "The WebP picture begins with an unknown chunk");
        };
    }

    /** SOF0 to SOF15, less the tables DHT, JPG and DAC that lie among them. */
    private static boolean startsFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static boolean standsAlone(int marker) {
        return marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
    }

    private static InvalidSceneException invalid(String place, String problem) {
        return new InvalidSceneException(SceneFault.INVALID_IMAGE, place, problem);
    }
}
