package org.vsekai.backpack.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vsekai.backpack.engine.InferenceSettings;
import org.vsekai.backpack.vision.UnreadablePictureException.Reason;

class PictureReaderTest {
    private final PictureReader reader = new PictureReader(new InferenceSettings(1, 1, 1 << 20, 1 << 20));

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_RGB
            })
    void eachLayoutOfColoursGivesTheFilesValues(int type) throws IOException {
        var image = new BufferedImage(3, 2, type);
        image.setRGB(2, 1, 0xff0a80f0);

        var picture = reader.decode(encoded(image, "png"));

        assertThat(picture.width()).isEqualTo(3);
        assertThat(picture.height()).isEqualTo(2);
        assertThat(Arrays.copyOfRange(picture.rgb(), 15, 18)).containsExactly(0x0a, 0x80, 0xf0);
        assertThat(Arrays.copyOfRange(picture.rgb(), 12, 15)).containsExactly(0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY})
    void greyStaysAsBrightAsItIsInTheFile(int type) throws IOException {
        var image = new BufferedImage(1, 1, type);
        image.getRaster().setSample(0, 0, 0, type == BufferedImage.TYPE_BYTE_GRAY ? 100 : 100 << 8);

        assertThat(reader.decode(encoded(image, "png")).rgb()).containsExactly(100, 100, 100);
    }

    @Test
    void aPaletteIsFollowed() throws IOException {
        var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        image.setRGB(1, 0, 0xffff0000);

        assertThat(reader.decode(encoded(image, "png")).rgb()).containsExactly(0, 0, 0, 255, 0, 0);
    }

    /** The file is of one colour: 10, 200, 30 and no black of 255, which Pillow makes 245, 55, 225. */
    @Test
    void inksAreTakenFromWhite() throws IOException {
        try (var file = PictureReaderTest.class.getResourceAsStream("/pictures/cmyk.jpg")) {
            var picture = reader.decode(file.readAllBytes());

            assertThat(picture.rgb()[0] & 0xff).isEqualTo(245);
            assertThat(picture.rgb()[1] & 0xff).isEqualTo(55);
            assertThat(picture.rgb()[2] & 0xff).isEqualTo(225);
        }
    }

    @Test
    void jpegIsRead() throws IOException {
        var picture = reader.decode(encoded(flat(16, 8), "jpeg"));

        assertThat(picture.width()).isEqualTo(16);
        assertThat(picture.rgb()[0] & 0xff).isBetween(195, 205);
    }

    /** Each is 37 x 23: red grows by 6 a pixel to the right, green by 10 a pixel down, blue is 255 less red. */
    @ParameterizedTest
    @CsvSource({"lossless.webp, 0", "lossy.webp, 24", "extended.webp, 24"})
    void webpIsRead(String name, int tolerance) throws IOException {
        var picture = reader.decode(webp(name));

        assertThat(picture.width()).isEqualTo(37);
        assertThat(picture.height()).isEqualTo(23);
        for (int y = 2; y < 21; y++) {
            for (int x = 2; x < 35; x++) {
                int at = 3 * (y * 37 + x);
                assertThat(Math.abs((picture.rgb()[at] & 0xff) - 6 * x)).isLessThanOrEqualTo(tolerance);
                assertThat(Math.abs((picture.rgb()[at + 1] & 0xff) - 10 * y)).isLessThanOrEqualTo(tolerance);
                assertThat(Math.abs((picture.rgb()[at + 2] & 0xff) - (255 - 6 * x)))
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossless.webp", "lossy.webp", "extended.webp"})
    void aWebpThatEndsTooSoonIsTruncatedWhereverItEnds(String name) throws IOException {
        var whole = webp(name);
        for (int length = 12; length < whole.length; length += 5) {
            assertRefused(Arrays.copyOf(whole, length), Reason.TRUNCATED);
        }
    }

    private static byte[] webp(String name) throws IOException {
        var home = Path.of(System.getProperty("backpack.home"));
        return Files.readAllBytes(
                home.resolve("ontology/src/test/resources/pictures").resolve(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aFileThatEndsTooSoonIsTruncatedWhereverItEnds(String format) throws IOException {
        var whole = encoded(ImageIO.read(new java.io.ByteArrayInputStream(Shipped.resource("chelsea.png"))), format);
        for (double share : new double[] {0.01, 0.3, 0.6, 0.9, 0.99}) {
            var part = Arrays.copyOf(whole, (int) (whole.length * share));
            assertThatThrownBy(() -> reader.decode(part))
                    .as("%s of the file", share)
                    .isInstanceOfSatisfying(UnreadablePictureException.class, e -> assertThat(e.reason())
                            .isEqualTo(Reason.TRUNCATED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GIF89a", "<html>", "not a picture at all"})
    void whatIsNoPictureIsSaidToBeNone(String text) {
        assertRefused(text.getBytes(StandardCharsets.UTF_8), Reason.NOT_A_PICTURE);
    }

    @Test
    void aHeaderThatPromisesTooMuchIsRefusedBeforeItIsDecoded() throws IOException {
        var bytes = encoded(flat(8, 8), "png");
        // the header's width becomes 2^24 + 8: the pixels to hold it would not fit into memory
        bytes[16] = 1;

        assertRefused(withChecksum(bytes), Reason.TOO_MANY_PIXELS);
    }

    @Test
    void tooManyBytesAreRefusedUnread(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("large.png"), new byte[(1 << 20) + 1]);

        assertRefused(Files.readAllBytes(file), Reason.TOO_MANY_BYTES);
        assertThatThrownBy(() -> reader.read(file)).hasMessageContaining("1048577 bytes");
    }

    @Test
    void aMissingFileIsNamed(@TempDir Path folder) {
        assertThatThrownBy(() -> reader.read(folder.resolve("none.png")))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("none.png");
    }

    @Test
    void damagedBytesAreRefusedWhateverTheJdkThrows() throws IOException {
        var bytes = encoded(flat(64, 64), "png");
        Arrays.fill(bytes, 60, bytes.length - 20, (byte) 0x5a);

        assertThatThrownBy(() -> reader.decode(bytes)).isInstanceOf(UnreadablePictureException.class);
    }

    private void assertRefused(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> reader.decode(bytes))
                .isInstanceOfSatisfying(UnreadablePictureException.class, e -> assertThat(e.reason())
                        .isEqualTo(reason));
    }

    private static BufferedImage flat(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < width * height; i++) {
            image.setRGB(i % width, i / width, 0xc8c8c8);
        }
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        var bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static byte[] withChecksum(byte[] png) {
        var checksum = new java.util.zip.CRC32();
        checksum.update(png, 12, 17);
        java.nio.ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }
}
