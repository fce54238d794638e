package org.vsekai.backpack.scene;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Zip archives for tests, also such as no tool would write. */
final class ZipFixture {
    private final ByteArrayOutputStream files = new ByteArrayOutputStream();
    private final List<byte[]> directory = new ArrayList<>();

    /** How an entry differs from a plain one. */
    record Twist(int flags, int unixMode, int method, int offsetBy, long claimedBytes, int crcBy) {
        static final Twist NONE = new Twist(0, 0, 8, 0, -1, 0);

        static Twist flags(int flags) {
            return new Twist(flags, 0, 8, 0, -1, 0);
        }

        static Twist mode(int mode) {
            return new Twist(0, mode, 8, 0, -1, 0);
        }

        static Twist method(int method) {
            return new Twist(0, 0, method, 0, -1, 0);
        }

        static Twist offset(int by) {
            return new Twist(0, 0, 8, by, -1, 0);
        }

        static Twist claims(long bytes) {
            return new Twist(0, 0, 8, 0, bytes, 0);
        }

        static Twist crc(int by) {
            return new Twist(0, 0, 8, 0, -1, by);
        }
    }

    ZipFixture add(String name, byte[] content) {
        return add(name, content, Twist.NONE);
    }

    ZipFixture add(String name, String content) {
        return add(name, content.getBytes(StandardCharsets.UTF_8));
    }

    ZipFixture add(String name, byte[] content, Twist twist) {
        var nameBytes = name.getBytes(StandardCharsets.UTF_8);
        var packed = twist.method() == 8 ? deflated(content) : content;
        var sum = new CRC32();
        sum.update(content);
        int crc = (int) sum.getValue() + twist.crcBy();
        int unpacked = (int) (twist.claimedBytes() < 0 ? content.length : twist.claimedBytes());
        int at = files.size() + twist.offsetBy();
        files.writeBytes(little(30)
                .putInt(0x04034b50)
                .putShort((short) 20)
                .putShort((short) twist.flags())
                .putShort((short) twist.method())
                .putInt(0)
                .putInt(crc)
                .putInt(packed.length)
                .putInt(unpacked)
                .putShort((short) nameBytes.length)
                .putShort((short) 0)
                .array());
        files.writeBytes(nameBytes);
        files.writeBytes(packed);
        directory.add(little(46 + nameBytes.length)
                .putInt(0x02014b50)
                .putShort((short) (3 << 8 | 20))
                .putShort((short) 20)
                .putShort((short) twist.flags())
                .putShort((short) twist.method())
                .putInt(0)
                .putInt(crc)
                .putInt(packed.length)
                .putInt(unpacked)
                .putShort((short) nameBytes.length)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putShort((short) 0)
                .putInt(twist.unixMode() << 16)
                .putInt(at)
                .put(nameBytes)
                .array());
        return this;
    }

    byte[] bytes() {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(files.toByteArray());
        directory.forEach(whole::writeBytes);
        int length = directory.stream().mapToInt(entry -> entry.length).sum();
        whole.writeBytes(little(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort((short) directory.size())
                .putShort((short) directory.size())
                .putInt(length)
                .putInt(files.size())
                .putShort((short) 0)
                .array());
        return whole.toByteArray();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] deflated(byte[] content) {
        var deflater = new Deflater(9, true);
        deflater.setInput(content);
        deflater.finish();
        var packed = new ByteArrayOutputStream();
        var buffer = new byte[8192];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }
}
