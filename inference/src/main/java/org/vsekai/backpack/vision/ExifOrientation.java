package org.vsekai.backpack.vision;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Finds how a picture's file says that it is to be turned: Exif (2.32, 4.6) in JPEG's APP1, PNG's eXIf chunk or WebP's EXIF chunk. What is
 * damaged there is passed over: the picture itself is whole.
 */
final class ExifOrientation {
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 512;
    private static final int APP1 = 0xe1;
    private static final int START_OF_SCAN = 0xda;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.ISO_8859_1);

    private ExifOrientation() {}

    /** The turn that a file asks for. */
    static Turn of(byte[] file, String format) {
        try {
            var bytes = ByteBuffer.wrap(file);
            return switch (format) {
                case "jpeg" -> jpeg(bytes);
                case "png" -> chunk(bytes.position(8), "eXIf", true);
                default -> chunk(bytes.position(12).order(ByteOrder.LITTLE_ENDIAN), "EXIF", false);
            };
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return Turn.NONE;
        }
    }

    private static Turn jpeg(ByteBuffer bytes) {
        bytes.position(2);
        while (bytes.remaining() > 4 && (bytes.get() & 0xff) == 0xff) {
            int marker = bytes.get() & 0xff;
            int length = (bytes.getShort() & 0xffff) - 2;
            if (marker == START_OF_SCAN) {
                break;
            }
            if (marker == APP1 && startsWithExif(bytes)) {
                return tiff(bytes.slice(bytes.position() + EXIF.length, length - EXIF.length));
            }
            bytes.position(bytes.position() + length);
        }
        return Turn.NONE;
    }

    private static boolean startsWithExif(ByteBuffer bytes) {
        for (int i = 0; i < EXIF.length; i++) {
            if (bytes.get(bytes.position() + i) != EXIF[i]) {
                return false;
            }
        }
        return true;
    }

    /** PNG has the length first and a checksum behind; WebP has the length second and even places. */
    private static Turn chunk(ByteBuffer bytes, String wanted, boolean isPng) {
        while (bytes.remaining() >= 8) {
            int first = bytes.getInt();
            int second = bytes.getInt();
            int length = isPng ? first : second;
            var name = ByteBuffer.allocate(4)
                    .order(bytes.order())
                    .putInt(isPng ? second : first)
                    .array();
            if (new String(name, StandardCharsets.ISO_8859_1).equals(wanted)) {
                var content = bytes.slice(bytes.position(), length);
                // some writers of WebP put JPEG's mark before it
                return tiff(startsWithExif(content) ? content.slice(EXIF.length, length - EXIF.length) : content);
            }
            bytes.position(Math.addExact(bytes.position(), length + (isPng ? 4 : length & 1)));
        }
        return Turn.NONE;
    }

    /** TIFF 6.0: the byte order, 42, where the first directory is; there 12 bytes for each tag. */
    private static Turn tiff(ByteBuffer bytes) {
        bytes.order(bytes.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = bytes.getInt(4);
        int entries = Math.min(MOST_ENTRIES, bytes.getShort(directory) & 0xffff);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + ENTRY * i;
            if ((bytes.getShort(entry) & 0xffff) == TAG) {
                return Turn.of(bytes.getShort(entry + 8) & 0xffff);
            }
        }
        return Turn.NONE;
    }
}
