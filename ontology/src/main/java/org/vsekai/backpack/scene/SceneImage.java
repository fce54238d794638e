package org.vsekai.backpack.scene;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A picture of a document, encoded; its pixels are decoded when asked for. Immutable and thread-safe. */
public final class SceneImage {
    private final String place;
    private final ImageHeader header;
    private final byte[] encoded;

    private SceneImage(String place, ImageHeader header, byte[] encoded) {
        this.place = place;
        this.header = header;
        this.encoded = encoded;
    }

    /**
     * A picture after a look at its header.
     *
     * @throws InvalidSceneException when it is neither PNG nor JPEG, cut off, or has more pixels than allowed
     */
    public static SceneImage of(String place, byte[] encoded, int mostPixels) {
        var header = ImageHeader.read(place, encoded);
        if (header.format() == ImageHeader.Format.WEBP) {
            throw new InvalidSceneException(
                    SceneFault.INVALID_IMAGE,
                    place,
                    "glTF itself has no WebP pictures: say image/webp as mimeType and use EXT_texture_webp");
        }
        if ((long) header.width() * header.height() > mostPixels) {
            throw new InvalidSceneException(
                    SceneFault.TOO_LARGE,
                    place,
                    "The picture has " + header.width() + " x " + header.height() + " pixels, above " + mostPixels);
        }
        return new SceneImage(place, header, encoded);
    }

    /** image/png or image/jpeg, by its first bytes. */
    public String mimeType() {
        return header.format().mimeType();
    }

    public int width() {
        return header.width();
    }

    public int height() {
        return header.height();
    }

    /** The file's bytes. */
    public ByteBuffer encoded() {
        return ByteBuffer.wrap(encoded).asReadOnlyBuffer();
    }

    /**
     * The picture's pixels, decoded anew at each call.
     *
     * @throws InvalidSceneException when the picture is broken
     */
    public BufferedImage decode() {
        var reader = ImageIO.getImageReadersByMIMEType(mimeType()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(encoded))) {
            // Metadata is ignored because its compressed parts may be bombs.
            reader.setInput(input, true, true);
            return reader.read(0);
        } catch (IOException | RuntimeException e) {
            throw new InvalidSceneException(
                    SceneFault.INVALID_IMAGE, place, "The picture cannot be decoded: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SceneImage image && Arrays.equals(encoded, image.encoded);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(encoded);
    }

    @Override
    public String toString() {
        return "SceneImage[" + header + "]";
    }
}
