package org.vsekai.backpack.vision;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.vsekai.backpack.engine.InferenceSettings;

/**
 * Decodes PNG, JPEG and WebP within limits: a file's length is looked at before it is read, a picture's size before it is
 * decoded. Transparency is dropped, not blended. Immutable and thread-safe.
 */
public final class PictureReader {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a");
    private static final byte[] PNG_END = HexFormat.of().parseHex("49454e44ae426082");
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ff");
    private static final byte[] JPEG_END = HexFormat.of().parseHex("ffd9");

    private static final byte[] RIFF = HexFormat.of().parseHex("52494646");
    private static final byte[] WEBP = HexFormat.of().parseHex("57454250");
    private static final int WEBP_AT = 8;

    /** What the JDK's reader says of a JPEG for printers. */
    private static final String OTHER_COLOURS = "Unsupported Image Type";

    private final int mostBytes;
    private final int mostPixels;
    private final boolean followsTurns;

    /** Of pictures as they stand in their files: a camera's calibration is of these pixels. */
    public PictureReader(InferenceSettings limits) {
        this(limits, false);
    }

    private PictureReader(InferenceSettings limits, boolean followsTurns) {
        this.mostBytes = limits.largestPictureBytes();
        this.mostPixels = limits.largestPicturePixels();
        this.followsTurns = followsTurns;
    }

    /** Of pictures as people see them: turned as Exif in the file says. */
    public static PictureReader upright(InferenceSettings limits) {
        return new PictureReader(limits, true);
    }

    /**
     * The picture of a file.
     *
     * @throws UnreadablePictureException when the file itself is at fault
     * @throws IOException when the storage is: trying again may help
     */
    public Picture read(Path file) throws IOException {
        long start = System.nanoTime();
        return decode(bytes(file), start);
    }

    /**
     * The picture of a file's bytes.
     *
     * @throws UnreadablePictureException when they are none
     */
    public Picture decode(byte[] bytes) {
        return decode(bytes, System.nanoTime());
    }

    private byte[] bytes(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            // the stream is read to the limit, not the file's announced length: it may grow meanwhile
            var bytes = stream.readNBytes(mostBytes);
            if (stream.read() >= 0) {
                throw UnreadablePictureException.tooManyBytes(Files.size(file), mostBytes);
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw UnreadablePictureException.missing(file);
        }
    }

    private Picture decode(byte[] bytes, long start) {
        if (bytes.length > mostBytes) {
            throw UnreadablePictureException.tooManyBytes(bytes.length, mostBytes);
        }
        var format = format(bytes);
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        var warnings = new ArrayList<String>();
        reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(stream, true, true);
            var rgb = pixels(reader, warnings);
            if (!hasEnd(bytes)) {
                throw UnreadablePictureException.truncated(null);
            }
            double milliseconds = TimeSplit.since(start);
            var picture = new Picture(reader.getWidth(0), reader.getHeight(0), rgb, milliseconds);
            return followsTurns ? ExifOrientation.of(bytes, format).apply(picture) : picture;
        } catch (UnreadablePictureException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            if (OTHER_COLOURS.equals(e.getMessage())) {
                throw UnreadablePictureException.otherColours();
            }
            // the JDK's readers throw all kinds of exceptions at damaged input
            throw hasEnd(bytes)
                    ? UnreadablePictureException.damaged(String.valueOf(e.getMessage()), e)
                    : UnreadablePictureException.truncated(e);
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return "png";
        }
        if (startsWith(bytes, JPEG)) {
            return "jpeg";
        }
        if (isWebp(bytes)) {
            return "webp";
        }
        throw UnreadablePictureException.notAPicture();
    }

    private static boolean isWebp(byte[] bytes) {
        return bytes.length >= WEBP_AT + WEBP.length
                && startsWith(bytes, RIFF)
                && Arrays.equals(bytes, WEBP_AT, WEBP_AT + WEBP.length, WEBP, 0, WEBP.length);
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }

    private byte[] pixels(ImageReader reader, List<String> warnings) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > mostPixels) {
            throw UnreadablePictureException.tooManyPixels(width, height, mostPixels);
        }
        var image = reader.read(0);
        // the readers fill what is missing with black and only warn of it
        if (warnings.stream().anyMatch(warning -> warning.contains("Premature end"))) {
            throw UnreadablePictureException.truncated(null);
        }
        return RgbPixels.of(image);
    }

    /**
     * Whether the format's end mark stands anywhere: it tells a short file from a bad one. WebP has none, but says how
     * long it is.
     */
    private static boolean hasEnd(byte[] bytes) {
        if (isWebp(bytes)) {
            long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(RIFF.length) & 0xffffffffL;
            return WEBP_AT + length <= bytes.length;
        }
        var mark = startsWith(bytes, PNG) ? PNG_END : JPEG_END;
        for (int i = bytes.length - mark.length; i >= 0; i--) {
            if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }
}
