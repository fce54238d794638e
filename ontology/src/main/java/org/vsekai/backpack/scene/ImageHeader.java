package org.vsekai.backpack.scene;

import java.nio.ByteBuffer;

/** What the first bytes of a PNG (W3C PNG 5.2, 11.2.2) or JPEG (ITU T.81 B.2.2) file say. */
record ImageHeader(Format format, int width, int height) {
    private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int PNG_HEADER = 0x49484452;
    private static final int PNG_END = 0x49454e44;
    private static final int PNG_CHUNK_FRAME = 12;
    private static final int JPEG_START = 0xffd8;
    private static final int JPEG_SCAN = 0xda;

    enum Format {
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mimeType;

        Format(String mimeType) {
            this.mimeType = mimeType;
        }

        String mimeType() {
            return mimeType;
        }
    }

    /**
     * The header of a file.
     *
     * @throws InvalidSceneException when it is neither, cut off or without pixels
     */
    static ImageHeader read(String place, byte[] file) {
        var bytes = ByteBuffer.wrap(file);
        ImageHeader header;
        if (file.length >= 33 && bytes.getLong(0) == PNG_SIGNATURE && bytes.getInt(12) == PNG_HEADER) {
            requirePngEnd(place, bytes);
            header = new ImageHeader(Format.PNG, bytes.getInt(16), bytes.getInt(20));
        } else if (file.length >= 4 && (bytes.getShort(0) & 0xffff) == JPEG_START) {
            header = jpeg(place, bytes);
        } else {
            throw invalid(place, "The picture's " + file.length + " bytes are neither PNG nor JPEG");
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
