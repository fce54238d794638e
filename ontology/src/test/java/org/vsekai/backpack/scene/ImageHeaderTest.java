package org.vsekai.backpack.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** WebP; PNG and JPEG are tested with the documents that hold them. */
class ImageHeaderTest {
    private static byte[] picture(String name) throws IOException {
        try (var stream = ImageHeaderTest.class.getResourceAsStream("/pictures/" + name)) {
            return stream.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "extended.webp"})
    void eachKindOfWebpHasItsSize(String name) throws IOException {
        assertThat(ImageHeader.read(name, picture(name))).isEqualTo(new ImageHeader(ImageHeader.Format.WEBP, 37, 23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "extended.webp"})
    void aWebpThatBreaksOffIsRefusedWhereverItDoes(String name) throws IOException {
        var whole = picture(name);
        for (int length = 12; length < whole.length; length++) {
            var cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(InvalidSceneException.class)
                    .isThrownBy(() -> ImageHeader.read(name, cut))
                    .withMessageContaining("breaks off");
        }
    }

    @Test
    void aWebpWithoutKeyFrameIsRefused() throws IOException {
        var broken = picture("lossy.webp");
        broken[23] = 0;

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> ImageHeader.read("a.webp", broken))
                .withMessageContaining("key frame");
    }

    @Test
    void aDocumentsOwnTextureIsNoWebp() throws IOException {
        var webp = picture("lossy.webp");

        assertThatExceptionOfType(InvalidSceneException.class)
                .isThrownBy(() -> new GlbBuilder().addTexture(webp))
                .withMessageContaining("EXT_texture_webp");
    }
}
